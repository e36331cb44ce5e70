import { createHash } from 'node:crypto'
import { glob, readdir } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join, relative } from 'node:path'
import { digestFiles } from '../deck/inputFiles.ts'
import { projectRoot } from '../deck/theme.ts'

/** Variables that change what is written, or may: code of a deck reads those of Vite. */
const VARIABLE = /^(?:AMPHI_CHROMIUM|SOURCE_DATE_EPOCH|TZ|LANG|LC_ALL|VITE_.*)$/

/**
 * A sha-256 over all that decides, besides the deck and the browser, what a build writes: Amphi's own code, the versions
 * that its lock file pins, Node, the machine's fonts and the environment.
 */
export async function toolKey(): Promise<string> {
  const own = await Array.fromAsync(glob(['scripts/**/*.*', 'addon/**/*.*'], { cwd: projectRoot }))
  const files = [...own, 'package.json', 'package-lock.json'].map((file) => join(projectRoot, file))
  const digests = [...(await digestFiles(files))].map(([file, digest]) => [
    relative(projectRoot, file),
    digest,
  ])
  const facts = {
    digests: digests.sort(([a = ''], [b = '']) => (a < b ? -1 : 1)),
    machine: [process.platform, process.arch, process.versions.node],
    variables: Object.entries(process.env)
      .filter(([name]) => VARIABLE.test(name))
      .sort(([a], [b]) => (a < b ? -1 : 1)),
    fonts: await machineFonts(),
  }
  return createHash('sha256').update(JSON.stringify(facts)).digest('hex')
}

/** A deck that ships no font of its own is drawn with these. */
async function machineFonts(): Promise<string[]> {
  const names = await Promise.all(
    fontFolders().map((folder) => readdir(folder, { recursive: true }).catch(() => [])),
  )
  return names.flat().sort()
}

function fontFolders(): string[] {
  const home = homedir()
  if (process.platform === 'win32') return [join(process.env['SystemRoot'] ?? 'C:\\Windows', 'Fonts')]
  if (process.platform === 'darwin') return ['/Library/Fonts', join(home, 'Library/Fonts')]
  return [
    '/usr/share/fonts',
    '/usr/local/share/fonts',
    join(home, '.local/share/fonts'),
    join(home, '.fonts'),
  ]
}
