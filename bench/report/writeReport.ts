import { readFile, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { format, resolveConfig } from 'prettier'
import { projectRoot } from '../../scripts/deck/theme.ts'
import { readResults } from '../results.ts'
import { allTasks } from '../tasks/allTasks.ts'
import { scalePlot } from './plot.ts'
import { withBenchSection } from './readmeSection.ts'
import { resultsMarkdown } from './table.ts'

const PLOT = 'scale.svg'
export const readmeFile = join(projectRoot, 'README.md')

/**
 * Writes the table and the plot from all results of a folder.
 * @returns the table
 */
export async function writeReport(folder: string): Promise<string> {
  const results = await readResults(folder)
  const markdown = resultsMarkdown(allTasks, results)
  await writeFile(join(folder, 'results.md'), `${markdown}\n`)
  const scale = results.get('scale')
  if (scale) await writeFile(join(folder, PLOT), scalePlot(scale))
  return markdown
}

/** The README with the results of a folder between its markers, formatted as the other files are. */
export async function readmeWithResults(readme: string, folder: string): Promise<string> {
  const results = await readResults(folder)
  const plot = results.has('scale')
    ? `\n\n![Seconds by the number of slides: Amphi, Slidev, Marp](${relative(projectRoot, join(folder, PLOT))})`
    : ''
  const section = resultsMarkdown(allTasks, results) + plot
  const options = { ...(await resolveConfig(readmeFile)), filepath: readmeFile }
  return format(withBenchSection(readme, section), options)
}

export async function writeReadme(folder: string): Promise<void> {
  await writeFile(readmeFile, await readmeWithResults(await readFile(readmeFile, 'utf8'), folder))
}
