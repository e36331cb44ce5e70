import { AmphiError } from './errors.ts'

export interface Output {
  /** Files and folders of the output, relative to its folder. */
  paths: readonly string[]
  /** The view that it is printed from. */
  view?: 'slides' | 'handout'
  /** Whether it is the handout as a document for the screen. */
  isTwin?: boolean
}

/** Everything that a build writes, in the order in which it is placed. */
export const OUTPUTS = {
  site: { paths: ['site'] },
  deck: { paths: ['speaker/deck.html'] },
  slides: { paths: ['site/slides.pdf', 'speaker/slides.pdf'], view: 'slides' },
  handout: { paths: ['site/handout.pdf'], view: 'handout' },
  'handout-html': { paths: ['site/handout.html'], isTwin: true },
} as const satisfies Record<string, Output>

export type OutputName = keyof typeof OUTPUTS

export const OUTPUT_NAMES = Object.keys(OUTPUTS) as OutputName[]

/**
 * @returns the named outputs, all of them for no name
 * @throws {AmphiError} with exit code 2 for a name that no output has
 */
export function parseOutputNames(names: readonly string[]): OutputName[] {
  for (const name of names) {
    if (!(OUTPUT_NAMES as string[]).includes(name)) {
      throw new AmphiError(`There is no output "${name}"`, {
        exitCode: 2,
        hint: `--only takes: ${OUTPUT_NAMES.join(', ')}.`,
      })
    }
  }
  return names.length ? OUTPUT_NAMES.filter((name) => names.includes(name)) : OUTPUT_NAMES
}

export function viewsToPrint(names: readonly OutputName[]): NonNullable<Output['view']>[] {
  return names.flatMap((name) => {
    const output: Output = OUTPUTS[name]
    return output.view ? [output.view] : []
  })
}

/** Names of the PDFs that will lie beside the site: those of this build and those of the last one that are kept. */
export function sitePdfs(names: readonly OutputName[], kept: readonly string[]): string[] {
  return [...new Set([...names.flatMap((name): readonly string[] => OUTPUTS[name].paths), ...kept])]
    .filter((path) => /^site\/[^/]+\.pdf$/.test(path))
    .map((path) => path.slice('site/'.length))
    .sort()
}

/** Paths of the old output that a build of `names` keeps. */
export function keptPaths(names: readonly OutputName[]): string[] {
  return OUTPUT_NAMES.filter((name) => !names.includes(name)).flatMap((name) => OUTPUTS[name].paths)
}
