import { AmphiError } from './errors.ts'
import type { PrintView } from './render/printRequest.ts'

/** The bundled deck itself. */
interface EditionOutput {
  kind: 'edition'
  /** Files and folders of the output, relative to its folder. */
  paths: readonly string[]
}

/** A variant: one way to print the deck. */
export interface PrintedOutput {
  /** What is made of the view; `printVariants.ts` has a maker for each. */
  kind: 'pdf' | 'html'
  paths: readonly string[]
  /** The view that it is printed from. */
  view: PrintView
  /** Made only when `--only` names it. */
  onDemand?: true
}

export type Output = EditionOutput | PrintedOutput

/** Everything that a build can write, in the order in which it is placed. Notes never stand below `site`. */
export const OUTPUTS = {
  site: { kind: 'edition', paths: ['site'] },
  deck: { kind: 'edition', paths: ['speaker/deck.html'] },
  slides: { kind: 'pdf', view: 'slides', paths: ['site/slides.pdf', 'speaker/slides.pdf'] },
  'slides-steps': { kind: 'pdf', view: 'slides-steps', paths: ['speaker/slides-steps.pdf'], onDemand: true },
  handout: { kind: 'pdf', view: 'handout', paths: ['site/handout.pdf'] },
  'handout-ruled': { kind: 'pdf', view: 'handout-ruled', paths: ['site/handout-ruled.pdf'] },
  notes: { kind: 'pdf', view: 'notes', paths: ['speaker/notes.pdf'] },
  'handout-html': { kind: 'html', view: 'handout', paths: ['site/handout.html'] },
} as const satisfies Record<string, Output>

export type OutputName = keyof typeof OUTPUTS

export const OUTPUT_NAMES = Object.keys(OUTPUTS) as OutputName[]

/** What a build makes unless told otherwise. */
export const DEFAULT_NAMES = OUTPUT_NAMES.filter((name) => !printed(name)?.onDemand)

/**
 * @param names the outputs asked for
 * @param ofSession whether a single session is printed: the site and the deck always hold all of them
 * @returns the named outputs; for no name all but those on demand
 * @throws {AmphiError} with exit code 2 for a name that no output has, or that does not go with a session
 */
export function parseOutputNames(
  names: readonly string[],
  { ofSession = false }: { ofSession?: boolean } = {},
): OutputName[] {
  const possible = ofSession ? OUTPUT_NAMES.filter(printed) : OUTPUT_NAMES
  const chosen = names.length ? names : DEFAULT_NAMES.filter((name) => possible.includes(name))
  for (const name of chosen) {
    if ((possible as string[]).includes(name)) continue
    const isWhole = (OUTPUT_NAMES as string[]).includes(name)
    throw new AmphiError(isWhole ? `"${name}" always holds every session` : `There is no output "${name}"`, {
      exitCode: 2,
      hint: `--only takes${ofSession ? ', with --session' : ''}: ${possible.join(', ')}.`,
    })
  }
  return OUTPUT_NAMES.filter((name) => chosen.includes(name))
}

/** The outputs of `names` that are printed, by name. */
export function variantsOf(names: readonly OutputName[]): [OutputName, PrintedOutput][] {
  return names.flatMap((name): [OutputName, PrintedOutput][] => {
    const output = printed(name)
    return output ? [[name, output]] : []
  })
}

/** Names of the files that will lie beside the site: those of this build and those of the last one that are kept. */
export function besideSite(names: readonly OutputName[], kept: readonly string[]): string[] {
  const made = variantsOf(names).flatMap(([, { paths }]) => paths)
  return variantsOf(OUTPUT_NAMES)
    .flatMap(([, { paths }]) => paths)
    .filter((path) => path.startsWith('site/') && (made.includes(path) || kept.includes(path)))
    .map((path) => path.slice('site/'.length))
    .sort()
}

/** Paths of the old output that a build of `names` keeps. A whole build keeps nothing, what was on demand included. */
export function keptPaths(names: readonly OutputName[]): string[] {
  if (DEFAULT_NAMES.every((name) => names.includes(name))) return []
  return OUTPUT_NAMES.filter((name) => !names.includes(name)).flatMap((name) => OUTPUTS[name].paths)
}

function printed(name: OutputName): PrintedOutput | undefined {
  const output: Output = OUTPUTS[name]
  return output.kind === 'edition' ? undefined : output
}
