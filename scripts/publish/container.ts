import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { errorCode } from './disk.ts'

/**
 * The hidden folder beside an output, on the same file system, in which a build stages the next one:
 *
 *     .dist.amphi-<pid>-<start>-<random>/new      the next output, being written
 *     .dist.amphi-<pid>-<start>-<random>/old-1    the last output, set aside during the swap
 *
 * The name says whose it is from the moment it exists: a file inside would leave a gap in which nobody owns it.
 * With `-done` at its end it holds nothing that anyone needs.
 */
export interface Container {
  path: string
  pid: number
  /** When the process began, in the kernel's clock ticks; '0' where the system does not tell. */
  start: string
  done: boolean
}

const NAME = /^(?<pid>\d+)-(?<start>\d+)-[0-9a-f]+(?<done>-done)?$/

export function newContainerPath(out: string): string {
  const owner = `${process.pid}-${processStart(process.pid)}`
  return join(dirname(out), `${prefixOf(out)}${owner}-${randomBytes(4).toString('hex')}`)
}

/** Every container beside `out`, in a stable order. */
export async function listContainers(out: string): Promise<Container[]> {
  const prefix = prefixOf(out)
  const names = await readdir(dirname(out)).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return []
    throw error
  })
  return names.sort().flatMap((name) => {
    const parts = name.startsWith(prefix) ? NAME.exec(name.slice(prefix.length))?.groups : undefined
    if (parts?.pid === undefined || parts.start === undefined) return []
    const path = join(dirname(out), name)
    return [{ path, pid: Number(parts.pid), start: parts.start, done: parts.done !== undefined }]
  })
}

/** Whether the process that made the container still runs. A number given out again is told apart by its start. */
export function isOwnerAlive({ pid, start }: Pick<Container, 'pid' | 'start'>): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    // EPERM: it runs, and belongs to someone else.
    if (errorCode(error) === 'ESRCH') return false
  }
  const current = processStart(pid)
  return start === '0' || current === '0' || current === start
}

function prefixOf(out: string): string {
  return `.${basename(out)}.amphi-`
}

function processStart(pid: number): string {
  try {
    // The 22nd field; the 2nd is the program's name in brackets and may hold anything, brackets included.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '0'
  } catch {
    return '0'
  }
}
