import { flowTables, type Flow, type FlowAction, type FlowState } from './flowTables.ts'
import { movableVolume, type VolumeAction, type VolumeState } from './movableVolume.ts'
import type { SimulationModel } from './simulation.ts'

/** One idea, twice: software decides in one place, and equipment of another place carries it out. */
export type SoftwareDefinedPart = 'network' | 'storage'

type SoftwareDefinedModel =
  | { part: 'network'; model: SimulationModel<FlowState, FlowAction> }
  | { part: 'storage'; model: SimulationModel<VolumeState, VolumeAction> }

/**
 * The model of a part, from what a slide wrote.
 * @param known network: the flow that has its rule from the start
 * @param word storage: what the volume holds, a letter a block
 * @throws RangeError whose message begins with the name of the impossible property
 */
export function softwareDefined({
  part,
  known,
  word,
}: {
  part: SoftwareDefinedPart
  known?: Flow | undefined
  word?: string | undefined
}): SoftwareDefinedModel {
  switch (part) {
    case 'network':
      return { part, model: flowTables(known) }
    case 'storage':
      return { part, model: movableVolume(word) }
    default:
      throw new RangeError(`part must be network or storage, not "${String(part)}"`)
  }
}
