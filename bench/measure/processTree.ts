import { readFileSync, readdirSync } from 'node:fs'
import type { ProcessOwner } from '../../scripts/deck/processOwner.ts'
import { isOwnerAlive } from '../../scripts/deck/processOwner.ts'

/** Milliseconds between two looks at the resident sizes. */
const LOOK_EVERY = 100
/** The kernel walks every page for a proportional size, so it is asked for less often. */
const SHARED_LOOKS = 5

/** Largest sums over all processes of a tree at one moment, in bytes; undefined where there is no /proc. */
export interface MemoryPeak {
  /** Resident: a page that several processes share counts in each of them. */
  rss: number | undefined
  /** Proportional: a shared page counts once. */
  pss: number | undefined
}

export interface WatchedTree {
  /** Ends the watch. */
  stop: () => MemoryPeak
  /** Ends every process of the tree by force, also those whose parent has ended before. */
  end: () => void
}

/** Watches a process that has just been started, and all that it starts. */
export function watchTree(pid: number): WatchedTree {
  // Taken before it can have ended and its number gone to a stranger.
  const root = statOf(pid)
  const known = new Map<number, ProcessOwner>(root && [[pid, root]])
  const peak: MemoryPeak = { rss: undefined, pss: undefined }
  let looks = 0
  const look = () => {
    gather(known)
    peak.rss = larger(peak.rss, sum(known.keys(), residentBytes))
    if (looks++ % SHARED_LOOKS === 0) peak.pss = larger(peak.pss, sum(known.keys(), proportionalBytes))
  }
  const timer = setInterval(look, LOOK_EVERY)
  return {
    stop: () => {
      clearInterval(timer)
      return peak
    },
    end: () => {
      gather(known)
      for (const owner of known.values()) if (isOwnerAlive(owner)) kill(owner.pid)
    },
  }
}

function larger(peak: number | undefined, now: number | undefined): number | undefined {
  return now === undefined ? peak : Math.max(peak ?? 0, now)
}

/** Adds to `known` what descends from it, and forgets what has ended. A process stays when its parent ends before it. */
function gather(known: Map<number, ProcessOwner>): void {
  const children = new Map<number, ProcessOwner[]>()
  const running = new Map<number, string>()
  for (const name of entriesOf('/proc')) {
    if (!/^\d+$/.test(name)) continue
    const record = statOf(Number(name))
    if (record === undefined) continue
    running.set(record.pid, record.start)
    children.set(record.parent, [...(children.get(record.parent) ?? []), record])
  }
  for (const { pid, start } of known.values()) if (running.get(pid) !== start) known.delete(pid)
  // A map hands out what is added while it is walked.
  for (const pid of known.keys()) {
    for (const child of children.get(pid) ?? []) known.set(child.pid, { pid: child.pid, start: child.start })
  }
}

function statOf(pid: number): (ProcessOwner & { parent: number }) | undefined {
  const stat = textOf(`/proc/${pid}/stat`)
  if (stat === undefined) return undefined
  // The name in brackets may hold anything; the state follows it, then the parent; the start is the 22nd field of all.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return { pid, parent: Number(fields[1]), start: fields[19] ?? '0' }
}

function residentBytes(pid: number): number | undefined {
  return bytesIn(`/proc/${pid}/status`, /^VmRSS:\s+(\d+) kB$/m)
}

function proportionalBytes(pid: number): number | undefined {
  return bytesIn(`/proc/${pid}/smaps_rollup`, /^Pss:\s+(\d+) kB$/m)
}

function bytesIn(file: string, line: RegExp): number | undefined {
  const kilobytes = line.exec(textOf(file) ?? '')?.[1]
  return kilobytes === undefined ? undefined : Number(kilobytes) * 1024
}

/** undefined when none of them tells. */
function sum(pids: Iterable<number>, bytesOf: (pid: number) => number | undefined): number | undefined {
  const told = [...pids].map(bytesOf).filter((bytes) => bytes !== undefined)
  return told.length === 0 ? undefined : told.reduce((total, bytes) => total + bytes, 0)
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It has ended already.
  }
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

function entriesOf(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
