import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cp, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { isOwnerAlive, newOwnedName, ownerOf } from '../deck/processOwner.ts'

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
  for (let isRepaired = false; ; isRepaired = true) {
    // The machine's own libraries first: the packaged ones want a recent C library.
    if (await answers(executablePath, env, signal)) return { executablePath, env }
    if (await answers(executablePath, withLibraries, signal)) return { executablePath, env: withLibraries }
    signal?.throwIfAborted()
    // A disk that failed, or a copy that was cut short, may have left the right number of wrong bytes.
    if (isRepaired || (await isIntact(directory)))
      throw new Error(`${executablePath} does not start on this machine`)
    await rm(directory, { recursive: true, force: true })
    await unpack({ packageDirectory, directory, signal })
  }
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
  await sweep(directory)
  const staging = `${directory}${STAGING}${newOwnedName()}`
  await mkdir(staging, { mode: 0o700 })
  try {
    await run(
      process.execPath,
      ['--input-type=module', '--eval', inflateAll, join(packageDirectory, 'bin', 'al2023.tar.br')],
      { cwd: packageDirectory, env: { ...process.env, TMPDIR: staging }, signal },
    )
    await writeFile(join(staging, 'fonts.conf'), fontConfiguration)
    await writeFile(join(staging, inventoryName), JSON.stringify(await takeInventory(staging)))
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

/** Removes what killed processes had half unpacked: 220 MB each. */
async function sweep(directory: string): Promise<void> {
  const prefix = `${basename(directory)}${STAGING}`
  for (const name of await readdir(dirname(directory))) {
    const owner = name.startsWith(prefix) ? ownerOf(name.slice(prefix.length)) : undefined
    if (owner === undefined || isOwnerAlive(owner)) continue
    await rm(join(dirname(directory), name), { recursive: true, force: true })
  }
}

const STAGING = '.unpacking-'
const inventoryName = 'inventory.json'

/** By path, relative to the folder. */
type Inventory = Record<string, { bytes: number; sha256: string }>

// Sizes, not existence: a temporary directory may be cleaned file by file, and a disk may have been full.
async function isComplete(directory: string): Promise<boolean> {
  try {
    const inventory = await readInventory(directory)
    const sizes = await Promise.all(
      Object.keys(inventory).map(async (file) => (await stat(join(directory, file))).size),
    )
    return Object.values(inventory).every(({ bytes }, index) => sizes[index] === bytes)
  } catch {
    return false
  }
}

/** Byte for byte, which takes a second: asked only of a browser that does not start. */
async function isIntact(directory: string): Promise<boolean> {
  try {
    const found = await takeInventory(directory)
    const unpacked = Object.entries(await readInventory(directory))
    return unpacked.every(([file, { sha256 }]) => found[file]?.sha256 === sha256)
  } catch {
    return false
  }
}

async function readInventory(directory: string): Promise<Inventory> {
  return JSON.parse(await readFile(join(directory, inventoryName), 'utf8')) as Inventory
}

async function takeInventory(directory: string): Promise<Inventory> {
  const inventory: Inventory = {}
  for (const entry of await readdir(directory, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name)
    if (!entry.isFile() || entry.name === inventoryName) continue
    const content = await readFile(file)
    inventory[relative(directory, file)] = {
      bytes: content.length,
      sha256: createHash('sha256').update(content).digest('hex'),
    }
  }
  return inventory
}

async function answers(file: string, env: Record<string, string>, signal?: AbortSignal): Promise<boolean> {
  try {
    const { stdout } = await run(file, ['--version'], {
      env: { ...process.env, ...env },
      timeout: 20_000,
      signal,
    })
    // What is no program at all is handed to the shell, which may find nothing wrong with it.
    return /chrom/i.test(String(stdout))
  } catch {
    return false
  }
}
