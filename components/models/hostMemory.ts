/** The memory of a host, one entry per unit: the name of its owner, or `null` while it is free. */
export type HostMemory = readonly (string | null)[]

/**
 * Lays out the shares one after the other and leaves the rest free. `size` and shares in the same unit.
 * @throws RangeError when the shares exceed the size
 */
export function shareOut(
  size: number,
  shares: readonly (readonly [owner: string, units: number])[],
): HostMemory {
  const owned = shares.flatMap(([owner, units]) => Array.from({ length: units }, () => owner))
  if (owned.length > size) throw new RangeError('The shares exceed the memory of the host.')
  return [...owned, ...Array.from({ length: size - owned.length }, () => null)]
}

/**
 * Gives `units` free units to `owner`, the first ones found.
 * @throws RangeError when too few are free
 */
export function grant(memory: HostMemory, owner: string, units: number): HostMemory {
  return change(memory, { from: null, to: owner, units, indexes: memory.keys() })
}

/**
 * Takes `units` back from `owner`, the last ones it holds.
 * @throws RangeError when it holds fewer
 */
export function reclaim(memory: HostMemory, owner: string, units: number): HostMemory {
  return change(memory, { from: owner, to: null, units, indexes: [...memory.keys()].reverse() })
}

/** Whether `owner` may touch the unit at `index`: only what it was given. */
export function mayAccess(memory: HostMemory, owner: string, index: number): boolean {
  return memory[index] === owner
}

/** How many units `owner` holds (`null`: how many are free). */
export function unitsOf(memory: HostMemory, owner: string | null): number {
  return memory.filter((holder) => holder === owner).length
}

interface Change {
  readonly from: string | null
  readonly to: string | null
  readonly units: number
  readonly indexes: Iterable<number>
}

function change(memory: HostMemory, { from, to, units, indexes }: Change): HostMemory {
  if (unitsOf(memory, from) < units) {
    throw new RangeError(`${from ?? 'The free memory'} has fewer than ${String(units)} units.`)
  }
  const chosen = new Set([...indexes].filter((index) => memory[index] === from).slice(0, units))
  return memory.map((holder, index) => (chosen.has(index) ? to : holder))
}
