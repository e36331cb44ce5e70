/** The two tables that stand between a process of a guest and the memory of the host. Index in, frame out. */
export interface GuestMemory {
  readonly name: string
  /** Kept by the guest OS: virtual page → guest-physical frame. */
  readonly guestTable: readonly number[]
  /** Kept by the hypervisor: guest-physical frame → host-physical frame. */
  readonly hostTable: readonly number[]
}

/** One address followed through both stages (gVA → gPA → hPA). */
export interface Translation {
  readonly page: number
  readonly guestFrame: number
  readonly hostFrame: number
}

/**
 * Follows `page` through both tables.
 * @throws RangeError where a table has no entry
 */
export function translate(memory: GuestMemory, page: number): Translation {
  const guestFrame = memory.guestTable[page]
  if (guestFrame === undefined) throw new RangeError(`${memory.name} has no page ${String(page)}.`)
  const hostFrame = memory.hostTable[guestFrame]
  if (hostFrame === undefined) throw new RangeError(`${memory.name} has no frame ${String(guestFrame)}.`)
  return { page, guestFrame, hostFrame }
}

/**
 * Which guest owns each frame of the host, `null` where none does.
 * @throws RangeError when a frame is given twice or does not exist: that would break isolation
 */
export function frameOwners(memories: readonly GuestMemory[], frames: number): readonly (string | null)[] {
  const owners = Array.from<string | null>({ length: frames }).fill(null)
  for (const memory of memories) {
    for (const frame of memory.hostTable) {
      if (owners[frame] === undefined) throw new RangeError(`The host has no frame ${String(frame)}.`)
      if (owners[frame] !== null) throw new RangeError(`Frame ${String(frame)} is given twice.`)
      owners[frame] = memory.name
    }
  }
  return owners
}
