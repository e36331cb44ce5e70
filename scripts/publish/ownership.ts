import { constants } from 'node:fs'
import { access, lstat, readdir, realpath, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { AmphiError } from '../errors.ts'
import { errorCode } from './disk.ts'
import { readManifest } from './manifest.ts'

const ANOTHER_FOLDER = 'Name another folder with --out.'

/**
 * Refuses an output folder that is not ours to replace.
 *
 * @throws {AmphiError} when the path is a file or a broken link, when the folder holds something and has no manifest of
 *   ours, or when the folder that will hold it cannot be written
 */
export async function assertOurs(outDir: string): Promise<void> {
  const out = await locateOutput(outDir)
  const found = await stat(out).catch(() => undefined)
  if (found !== undefined && !found.isDirectory()) {
    throw new AmphiError(`The output ${outDir} is a file`, { hint: ANOTHER_FOLDER })
  }
  if (found === undefined && (await lstat(out).catch(() => undefined)) !== undefined) {
    throw new AmphiError(`The output ${outDir} is a link that leads nowhere`, { hint: ANOTHER_FOLDER })
  }
  await assertWritable(outDir, dirname(out))
  if (found === undefined) return
  const names = await readdir(out).catch((cause: unknown) => {
    throw new AmphiError(`The output ${outDir} cannot be read`, { hint: ANOTHER_FOLDER, cause })
  })
  if (names.length > 0 && (await readManifest(out)) === undefined) {
    throw new AmphiError(`The output ${outDir} holds files that Amphi did not write`, {
      hint: 'Nothing in it was touched. Name an empty or a new folder with --out, or empty this one yourself.',
    })
  }
}

/**
 * Where an output really stands: a link is followed, so that a swap replaces the folder and never the link.
 *
 * @returns an absolute path; the folder need not exist
 */
export async function locateOutput(outDir: string): Promise<string> {
  const wanted = resolve(outDir)
  try {
    return await realpath(wanted)
  } catch {
    return dirname(wanted) === wanted ? wanted : join(await locateOutput(dirname(wanted)), basename(wanted))
  }
}

/** For a refusal of the system where the output, or what is staged beside it, is to be written. */
export function unwritable(outDir: string, cause: unknown): AmphiError {
  const why = cause instanceof Error ? cause.message : String(cause)
  return new AmphiError(`The output ${outDir} cannot be written: ${why}`, { hint: ANOTHER_FOLDER, cause })
}

async function assertWritable(outDir: string, parent: string): Promise<void> {
  let folder = parent
  for (;;) {
    const found = await stat(folder).catch((error: unknown) => {
      if (errorCode(error) === 'ENOENT' && dirname(folder) !== folder) return undefined
      throw new AmphiError(`The output ${outDir} cannot be written: ${folder} cannot be reached`, {
        hint: ANOTHER_FOLDER,
        cause: error,
      })
    })
    if (found?.isDirectory() === true) break
    if (found !== undefined) {
      throw new AmphiError(`The output ${outDir} cannot be written: ${folder} is a file`, {
        hint: ANOTHER_FOLDER,
      })
    }
    folder = dirname(folder)
  }
  await access(folder, constants.W_OK | constants.X_OK).catch((cause: unknown) => {
    throw new AmphiError(`The output ${outDir} cannot be written: no permission to write in ${folder}`, {
      hint: ANOTHER_FOLDER,
      cause,
    })
  })
}
