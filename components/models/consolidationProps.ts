import type { Load } from './cluster.ts'
import { orDefaults } from './orDefaults.ts'
import { MEASURED_SERVER } from './power.ts'

/** What a slide may choose; see Cluster for the units. */
export interface ConsolidationProps {
  loads: readonly Load[]
  hosts: number
  memory: number
  target: number
  /** How many hosts are kept in reserve where the story keeps some. */
  spare: number
  /** Watts of one machine at rest and at full load. */
  idle: number
  max: number
  story: Story
}

const STORIES = ['pack', 'failure'] as const
export type Story = (typeof STORIES)[number]

/** What can be drawn: a host of 64 Gio is some 190 px high, and the name of a VM wants 20. */
const DRAWABLE = { hosts: { least: 2, most: 6 }, loads: 20, part: 8 }

/** Twenty loads of 10 % of CPU: on paper two hosts would do. Their memory fills four. */
export const LOADS: readonly Load[] = [
  ...Array.from({ length: 7 }, () => ({ cpu: 10, memory: 16 })),
  ...Array.from({ length: 6 }, () => ({ cpu: 10, memory: 12 })),
  ...Array.from({ length: 7 }, () => ({ cpu: 10, memory: 8 })),
]

const DEFAULTS: ConsolidationProps = {
  loads: LOADS,
  hosts: 5,
  memory: 64,
  target: 50,
  spare: 1,
  ...MEASURED_SERVER,
  story: 'pack',
}

/**
 * The properties with their defaults.
 * @throws RangeError whose message begins with the name of the impossible property
 */
export function checked(props: Partial<ConsolidationProps>): ConsolidationProps {
  const all = orDefaults(props, DEFAULTS)
  checkHosts(all)
  checkPower(all)
  checkLoads(all)
  if (!STORIES.includes(all.story))
    throw new RangeError(`story must be one of ${STORIES.join(', ')}, not "${String(all.story)}"`)
  return all
}

function checkHosts({ hosts, memory, target, spare }: ConsolidationProps): void {
  const { least, most } = DRAWABLE.hosts
  if (!Number.isInteger(hosts) || hosts < least || hosts > most)
    throw new RangeError(`hosts must be a whole number from ${least} to ${most}, not ${String(hosts)}`)
  requirePositive('memory', memory)
  requirePositive('target', target)
  if (target > 100) throw new RangeError(`target must be at most 100 %, not ${target}`)
  if (!Number.isInteger(spare) || spare < 0 || spare >= hosts)
    throw new RangeError(`spare must be a whole number from 0 to ${hosts - 1}, not ${String(spare)}`)
}

function checkPower({ idle, max }: ConsolidationProps): void {
  requirePositive('max', max)
  if (!(idle >= 0 && idle <= max))
    throw new RangeError(`idle must be from 0 to max (${max}), not ${String(idle)}`)
}

function checkLoads({ loads, memory, target }: ConsolidationProps): void {
  // Asked so, Array.isArray does not make `any` of the loads.
  const count = Array.isArray(loads) ? loads.length : 0
  if (count === 0 || count > DRAWABLE.loads)
    throw new RangeError(`loads must be a list of 1 to ${DRAWABLE.loads}`)
  for (const [at, load] of loads.entries()) {
    const name = `loads[${at}]`
    requirePositive(`${name}.cpu`, load.cpu)
    requirePositive(`${name}.memory`, load.memory)
    if (load.memory > memory)
      throw new RangeError(`${name}.memory (${load.memory}) must not exceed the memory of a host (${memory})`)
    if (load.memory < memory / DRAWABLE.part)
      throw new RangeError(`${name}.memory (${load.memory}) is too thin to be drawn in a host of ${memory}`)
    if (load.cpu > target)
      throw new RangeError(`${name}.cpu (${load.cpu}) must not exceed the target (${target})`)
  }
}

function requirePositive(name: string, value: number): void {
  if (!Number.isFinite(value) || value <= 0)
    throw new RangeError(`${name} must be above 0, not ${String(value)}`)
}
