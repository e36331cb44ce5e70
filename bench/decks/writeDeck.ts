import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { GeneratedSlide } from './deckPlan.ts'

/** Amphi and Slidev read the same file. */
export type Dialect = 'slidev' | 'marp'

const HEADMATTER: Record<Dialect, string> = {
  // Without `provider: none` every page would ask Google for its fonts, on a machine that may have no network.
  slidev: 'theme: default\ntitle: Un deck engendré\nlang: fr\nfonts:\n  provider: none',
  marp: 'marp: true\ntitle: Un deck engendré\nlang: fr',
}

/** The Markdown of a generated deck. Marp draws no diagram: it shows their source as code. */
export function deckMarkdown(slides: readonly GeneratedSlide[], dialect: Dialect): string {
  return `---\n${HEADMATTER[dialect]}\n---\n\n${slides.map(slideMarkdown).join('\n\n---\n\n')}\n`
}

function slideMarkdown({ title, sentences, points, figure, note }: GeneratedSlide): string {
  return [
    `# ${title}`,
    ...sentences,
    points.map((point) => `- ${point}`).join('\n'),
    ...(figure ? [figureMarkdown(figure)] : []),
    `<!--\n${note}\n-->`,
  ].join('\n\n')
}

function figureMarkdown(figure: NonNullable<GeneratedSlide['figure']>): string {
  if (figure.kind === 'image') return `![${figure.alt}](./${figure.path})`
  return `\`\`\`${figure.language}\n${figure.source}\n\`\`\``
}

/**
 * Writes a deck and its images into a folder.
 * @returns path of the Markdown file
 */
export async function writeDeck(
  slides: readonly GeneratedSlide[],
  dialect: Dialect,
  folder: string,
): Promise<string> {
  await mkdir(folder, { recursive: true })
  const entry = join(folder, 'slides.md')
  await writeFile(entry, deckMarkdown(slides, dialect))
  for (const { figure } of slides) {
    if (figure?.kind !== 'image') continue
    const file = join(folder, figure.path)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, figure.png)
  }
  return entry
}
