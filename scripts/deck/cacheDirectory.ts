import { accessSync, constants, lstatSync, mkdirSync, mkdtempSync } from 'node:fs'
import { homedir, tmpdir, userInfo } from 'node:os'
import { isAbsolute, join, resolve } from 'node:path'

interface Machine {
  platform: NodeJS.Platform
  env: Record<string, string | undefined>
  home: string
}

/**
 * The folder in which Amphi keeps what it can make again: rendered diagrams and the unpacked Chromium.
 *
 * `AMPHI_CACHE`, else `amphi` in the user's cache directory, else, when that cannot be written, a folder of this user
 * in the temporary directory. The folder exists on return.
 *
 * @returns an absolute path; deleting it at any time costs seconds, never correctness
 */
export function cacheDirectory(): string {
  const wanted = preferredCacheDirectory({ platform: process.platform, env: process.env, home: homedir() })
  return wanted !== undefined && isUsable(wanted) ? wanted : temporaryCacheDirectory()
}

/**
 * Where the cache belongs on a machine, whether or not it can be written there.
 *
 * @returns undefined when there is no home directory to put it in (an emptied environment)
 */
export function preferredCacheDirectory({ platform, env, home }: Machine): string | undefined {
  if (env.AMPHI_CACHE) return resolve(env.AMPHI_CACHE)
  // The XDG specification ignores relative paths; so do we, or the cache would land in the deck.
  if (env.XDG_CACHE_HOME && isAbsolute(env.XDG_CACHE_HOME)) return join(env.XDG_CACHE_HOME, 'amphi')
  if (platform === 'win32' && env.LOCALAPPDATA) return join(env.LOCALAPPDATA, 'amphi', 'Cache')
  if (!isAbsolute(home)) return undefined
  if (platform === 'darwin') return join(home, 'Library', 'Caches', 'amphi')
  return join(home, '.cache', 'amphi')
}

function isUsable(directory: string): boolean {
  try {
    mkdirSync(directory, { recursive: true })
    accessSync(directory, constants.W_OK | constants.X_OK)
    return true
  } catch {
    return false
  }
}

// A shared temporary directory may hold a folder of that name made by someone else, and a browser is started from it:
// only a folder of our own that nobody else can write is taken.
function temporaryCacheDirectory(): string {
  const { uid } = userInfo()
  const directory = join(tmpdir(), uid < 0 ? 'amphi-cache' : `amphi-cache-${uid}`)
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 })
    const found = lstatSync(directory)
    const isOurs = uid < 0 || (found.uid === uid && (found.mode & 0o022) === 0)
    if (found.isDirectory() && isOurs && isUsable(directory)) return directory
  } catch {
    // Falls through to a fresh folder.
  }
  return mkdtempSync(join(tmpdir(), 'amphi-cache-'))
}
