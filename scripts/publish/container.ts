import { readdir } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { ProcessOwner } from '../deck/processOwner.ts'
import { newOwnedName, ownerOf } from '../deck/processOwner.ts'
import { errorCode } from './disk.ts'

/**
 * The hidden folder beside an output, on the same file system, in which a build stages the next one:
 *
 *     .dist.amphi-<pid>-<start>-<random>/new      the next output, being written
 *     .dist.amphi-<pid>-<start>-<random>/old-1    the last output, set aside during the swap
 *
 * With `-done` at its end it holds nothing that anyone needs.
 */
export interface Container extends ProcessOwner {
  path: string
  done: boolean
}

const DONE = '-done'

export function newContainerPath(out: string): string {
  return besideOutput(out, newOwnedName())
}

/** A path beside an output, hidden, that says what it belongs to. */
export function besideOutput(out: string, name: string): string {
  return join(dirname(out), `${prefixOf(out)}${name}`)
}

/** Every container beside `out`, in a stable order. */
export async function listContainers(out: string): Promise<Container[]> {
  const prefix = prefixOf(out)
  const names = await readdir(dirname(out)).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return []
    throw error
  })
  return names.sort().flatMap((name) => {
    if (!name.startsWith(prefix)) return []
    const done = name.endsWith(DONE)
    const owner = ownerOf(name.slice(prefix.length, done ? -DONE.length : undefined))
    return owner === undefined ? [] : [{ path: join(dirname(out), name), done, ...owner }]
  })
}

function prefixOf(out: string): string {
  return `.${basename(out)}.amphi-`
}
