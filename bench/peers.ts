import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { AmphiError } from '../scripts/errors.ts'
import { peersFolder } from './places.ts'

const run = promisify(execFile)
const stamp = join(peersFolder, 'node_modules', '.installed')

/**
 * Installs the peers from their lock file, unless they are there. Their scripts do not run and no browser is loaded:
 * they print with ours.
 * @throws {AmphiError} when npm fails
 */
export async function installPeers(tell: (text: string) => void, signal: AbortSignal): Promise<void> {
  const lock = createHash('sha256')
    .update(await readFile(join(peersFolder, 'package-lock.json')))
    .digest('hex')
  const installed = await readFile(stamp, 'utf8').catch(() => '')
  if (installed === lock) return
  tell('installing the peers …')
  const { npm_execpath: runner } = process.env
  const [command, ...first] = runner ? [process.execPath, runner] : ['npm']
  try {
    await run(command ?? 'npm', [...first, 'ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
      cwd: peersFolder,
      env: { ...process.env, PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1', PUPPETEER_SKIP_DOWNLOAD: '1' },
      signal,
    })
  } catch (cause) {
    signal.throwIfAborted()
    throw new AmphiError('The peers could not be installed', {
      hint: `Run "npm ci" in ${peersFolder} and read what it says.`,
      cause,
    })
  }
  await writeFile(stamp, lock)
}

/** @returns versions by package */
export async function peerVersions(): Promise<Record<string, string>> {
  const names = ['@slidev/cli', '@marp-team/marp-cli']
  const versions = names.map(async (name) => {
    const text = await readFile(join(peersFolder, 'node_modules', name, 'package.json'), 'utf8')
    return [name, (JSON.parse(text) as { version: string }).version] as const
  })
  return Object.fromEntries(await Promise.all(versions))
}
