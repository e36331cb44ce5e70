import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** The file, and what must stand in the environment for it to start. */
export interface PinnedChromium {
  executablePath: string
  env: Record<string, string>
}

/**
 * The Chromium that the lock file pins, unpacked once into the cache (2 s, 220 MB) and found there afterwards.
 *
 * Two processes may call this at once: each unpacks beside the final folder and the first rename wins.
 * Works without privileges, without a home directory and on a machine that has neither NSS nor any font.
 *
 * @throws Error when this machine cannot run it (not Linux on x64, too old a C library, full disk)
 */
export async function pinnedChromium({
  cache,
  signal,
}: {
  cache: string
  signal?: AbortSignal
}): Promise<PinnedChromium> {
  // The npm package carries the x64 binary alone.
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      `the package has a Chromium for Linux on x64 only, this is ${process.platform} on ${process.arch}`,
    )
  }
  const packageDirectory = dirname(dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))))
  const { version } = JSON.parse(await readFile(join(packageDirectory, 'package.json'), 'utf8')) as {
    version: string
  }
  const directory = join(cache, 'chromium', version)
  if (!(await isComplete(directory))) await unpack({ packageDirectory, directory, signal })

  const executablePath = join(directory, 'chromium')
  const env = fontEnvironment({ directory, cache })
  const withLibraries = { ...env, LD_LIBRARY_PATH: join(directory, 'al2023', 'lib') }
  // The machine's own libraries first: the packaged ones want a recent C library.
  if (await answers(executablePath, env, signal)) return { executablePath, env }
  if (await answers(executablePath, withLibraries, signal)) return { executablePath, env: withLibraries }
  signal?.throwIfAborted()
  throw new Error(`${executablePath} does not start on this machine`)
}

// Chromium aborts when it finds no font at all, and fontconfig complains without a writable cache.
// A configuration of the user's is left alone; ours reads the machine's first and adds one family.
function fontEnvironment({ directory, cache }: { directory: string; cache: string }): Record<string, string> {
  if (process.env.FONTCONFIG_FILE || process.env.FONTCONFIG_PATH) return {}
  return { FONTCONFIG_FILE: join(directory, 'fonts.conf'), XDG_CACHE_HOME: cache }
}

const fontConfiguration = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <cachedir prefix="xdg">fontconfig</cachedir>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir prefix="relative">fonts</dir>
</fontconfig>
`

// The package's own code inflates into the temporary directory of its process. A child of its own gets a folder of
// its own as that directory: nothing lands in a shared /tmp, and a file somebody left there is never taken for ours.
const inflateAll = `
import chromium, { inflate } from '@sparticuz/chromium'
await Promise.all([chromium.executablePath(), inflate(process.argv[1])])
`

async function unpack({
  packageDirectory,
  directory,
  signal,
}: {
  packageDirectory: string
  directory: string
  signal?: AbortSignal
}): Promise<void> {
  await mkdir(dirname(directory), { recursive: true })
  const staging = await mkdtemp(`${directory}.unpacking-`)
  try {
    await run(
      process.execPath,
      ['--input-type=module', '--eval', inflateAll, join(packageDirectory, 'bin', 'al2023.tar.br')],
      { cwd: packageDirectory, env: { ...process.env, TMPDIR: staging }, signal },
    )
    await writeFile(join(staging, 'fonts.conf'), fontConfiguration)
    await writeFile(join(staging, inventoryName), JSON.stringify(await fileSizes(staging)))
    await moveInto(staging, directory)
  } finally {
    await rm(staging, { recursive: true, force: true })
  }
}

async function moveInto(staging: string, directory: string): Promise<void> {
  try {
    await rename(staging, directory)
  } catch (error) {
    // Another process was first, or something cleaned half of the folder away.
    if (await isComplete(directory)) return
    const code = (error as NodeJS.ErrnoException).code
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST') throw error
    await cp(staging, directory, { recursive: true, force: true })
  }
}

const inventoryName = 'unpacked.json'

// Sizes, not existence: a temporary directory may be cleaned file by file, and a disk may have been full.
async function isComplete(directory: string): Promise<boolean> {
  try {
    const sizes = JSON.parse(await readFile(join(directory, inventoryName), 'utf8')) as Record<string, number>
    const found = await Promise.all(Object.keys(sizes).map((file) => stat(join(directory, file))))
    return Object.values(sizes).every((size, index) => found[index]?.size === size)
  } catch {
    return false
  }
}

async function fileSizes(directory: string): Promise<Record<string, number>> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const sizes = await Promise.all(files.map(async (file) => (await stat(file)).size))
  return Object.fromEntries(files.map((file, index) => [file.slice(directory.length + 1), sizes[index] ?? 0]))
}

async function answers(file: string, env: Record<string, string>, signal?: AbortSignal): Promise<boolean> {
  try {
    await run(file, ['--version'], { env: { ...process.env, ...env }, timeout: 20_000, signal })
    return true
  } catch {
    return false
  }
}
