import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'

/** The process that a file or folder on disk belongs to, as its name tells. */
export interface ProcessOwner {
  pid: number
  /** When the process began, in the kernel's clock ticks since the machine started; '0' where the system does not tell. */
  start: string
}

const NAME = /^(?<pid>\d+)-(?<start>\d+)-[0-9a-f]+$/

/**
 * A name for what this process leaves on disk, the same for no two things. It tells whose it is from the moment it exists:
 * a file inside would leave a gap in which nobody owns it.
 */
export function newOwnedName(): string {
  return `${process.pid}-${kernelRecord(process.pid)?.start ?? '0'}-${randomBytes(4).toString('hex')}`
}

/** Whose a name of `newOwnedName` is; undefined for any other name. */
export function ownerOf(name: string): ProcessOwner | undefined {
  const { pid, start } = NAME.exec(name)?.groups ?? {}
  return pid === undefined || start === undefined ? undefined : { pid: Number(pid), start }
}

/** Whether the process still runs. A number given out again is told apart by its start; no clock is asked. */
export function isOwnerAlive({ pid, start }: ProcessOwner): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    // EPERM: it runs, and belongs to someone else.
    if (error instanceof Error && (error as NodeJS.ErrnoException).code === 'ESRCH') return false
  }
  const now = kernelRecord(pid)
  // A process that was killed keeps its number until its parent asks how it ended, which some never do.
  if (now?.state === 'Z') return false
  return start === '0' || now === undefined || now.start === start
}

/** undefined where the system does not tell. */
function kernelRecord(pid: number): { state: string | undefined; start: string } | undefined {
  try {
    // The 3rd and the 22nd field; the 2nd is the program's name in brackets and may hold anything, brackets included.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return { state: fields[0], start: fields[19] ?? '0' }
  } catch {
    return undefined
  }
}
