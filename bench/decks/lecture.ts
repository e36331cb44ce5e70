import { cp, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { formatBibliography } from '../../scripts/bundle/bibliography.ts'
import { readBibliography } from '../../scripts/deck/bibliography.ts'
import { dataFile } from '../../scripts/deck/dataFile.ts'
import type { Deck } from '../../scripts/deck/deck.ts'
import { readDeck } from '../../scripts/deck/readDeck.ts'
import { projectRoot } from '../../scripts/deck/theme.ts'
import { marpLecture, withoutHandout } from './lectureDialects.ts'

const PARTS = ['slides.md', 'pages', 'components', 'layouts', 'styles', 'setup', 'data', 'public']

/** The lecture that all measurements of it edit and look for: a slide, by its title. */
export const EDITED = { file: 'pages/01-definir.md', title: 'Virtualiser n’est pas émuler' }

export async function readLecture(signal: AbortSignal): Promise<Deck> {
  return (await readDeck(join(projectRoot, 'slides.md'), signal)).deck
}

/**
 * Copies the lecture as it is, so that it can be edited.
 * @returns path of its Markdown file
 */
export async function copyLecture(folder: string): Promise<string> {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  const globals = (await readdir(projectRoot)).filter((name) => name.endsWith('.vue'))
  for (const name of [...PARTS, ...globals])
    await cp(join(projectRoot, name), join(folder, name), { recursive: true })
  return join(folder, 'slides.md')
}

/** Stands in for what Amphi gives a deck, and keeps Slidev from taking the models for components. */
const VITE_CONFIG = `import { readFileSync } from 'node:fs'
import { defineConfig } from 'vite'

const NAME = 'virtual:amphi/bibliography'
const sources = readFileSync(new URL('bibliography.json', import.meta.url), 'utf8')

export default defineConfig({
  slidev: { components: { globsExclude: ['components/**/*.ts'] } },
  plugins: [
    {
      name: 'bibliography',
      resolveId: (id) => (id === NAME ? \`\\0\${NAME}\` : null),
      load: (id) => (id === \`\\0\${NAME}\` ? \`export default \${sources}\` : null),
    },
  ],
})
`

/**
 * Copies the lecture for plain Slidev: without the prose of the handout, which it knows nothing of, and with the
 * bibliography formatted in advance.
 */
export async function copyLectureForSlidev(folder: string, deck: Deck): Promise<string> {
  const entry = await copyLecture(folder)
  const pages = (await readdir(join(folder, 'pages'))).map((name) => join(folder, 'pages', name))
  for (const file of [entry, ...pages]) await writeFile(file, withoutHandout(await readFile(file, 'utf8')))
  const bibliography = dataFile(deck, 'bibliography')
  const entries = bibliography === undefined ? [] : await readBibliography(bibliography)
  await writeFile(
    join(folder, 'bibliography.json'),
    JSON.stringify(await formatBibliography(entries, deck.lang)),
  )
  await writeFile(join(folder, 'vite.config.ts'), VITE_CONFIG)
  return entry
}

/** Writes the words of the lecture, on as many slides, for Marp. */
export async function writeLectureForMarp(folder: string, deck: Deck): Promise<string> {
  await mkdir(folder, { recursive: true })
  const entry = join(folder, 'slides.md')
  await writeFile(entry, marpLecture(deck))
  return entry
}

/**
 * Changes the title of one slide, each time to another.
 * @param folder of a copy
 * @returns the new title
 * @throws Error when the lecture has no such slide any more
 */
export async function editLecture(folder: string, mark: string): Promise<string> {
  const file = join(folder, EDITED.file)
  const text = await readFile(file, 'utf8')
  const line = new RegExp(`^# ${EDITED.title}.*$`, 'm')
  if (!line.test(text)) throw new Error(`${EDITED.file} has no slide "${EDITED.title}"`)
  const title = `${EDITED.title} ${mark}`
  await writeFile(file, text.replace(line, `# ${title}`))
  return title
}
