import { sceneAt } from './scene.ts'

/** What malware may look at to tell an analysis VM from a real machine. Values are examples; texts are French. */
interface Sign {
  readonly name: string
  readonly real: string
  readonly virtual: string
}

/** The signs that MITRE ATT&CK names under T1497, each with an example of either machine. */
export const SIGNS: readonly Sign[] = [
  { name: 'outils invités', real: 'aucun', virtual: 'installés' },
  { name: 'cœurs (exemple)', real: '8', virtual: '1' },
  { name: 'souris', real: 'bouge', virtual: 'immobile' },
]

/** What the room sees: nothing, the signs, what the malware does, what one would conclude. */
type SandboxStage = 'start' | 'signs' | 'acts' | 'concludes'

const STAGES: readonly [SandboxStage, ...SandboxStage[]] = ['start', 'signs', 'acts', 'concludes']

/** Whether the stage shows everything that an earlier one shows. */
export function reached(stage: SandboxStage, wanted: SandboxStage): boolean {
  return STAGES.indexOf(stage) >= STAGES.indexOf(wanted)
}

/** The stage after so many clicks; a step out of range shows the nearest one. */
export function sandboxStage(step: number): SandboxStage {
  return sceneAt(STAGES, step)
}
