import { sceneAt } from './scene.ts'

/** A protection ring of the x86: 0 may do everything, 3 the least. */
type Ring = 0 | 1 | 2 | 3

/** Who runs in which ring, and in which one the kernel believes it runs. */
interface RingScene {
  /** Undefined on a machine without hypervisor. */
  readonly hypervisor: Ring | undefined
  readonly kernel: Ring
  readonly applications: Ring
  readonly belief: Ring
  /** Whether the room has been told the belief. */
  readonly told: boolean
  readonly says: string
}

/** A kernel is written for ring 0 and nothing tells it otherwise. */
const belief = 0

/** From the machine without hypervisor to the deprivileged guest: one thing changes at a time. */
export const RING_SCENES: readonly [RingScene, ...RingScene[]] = [
  {
    hypervisor: undefined,
    kernel: 0,
    applications: 3,
    belief,
    told: false,
    says: 'Sans hyperviseur, le noyau commande le processeur.',
  },
  {
    hypervisor: 0,
    kernel: 0,
    applications: 3,
    belief,
    told: false,
    says: "L'hyperviseur prend l'anneau 0 : un maître de trop.",
  },
  {
    hypervisor: 0,
    kernel: 1,
    applications: 3,
    belief,
    told: false,
    says: 'Le noyau invité recule, ici en anneau 1.',
  },
  {
    hypervisor: 0,
    kernel: 1,
    applications: 3,
    belief,
    told: true,
    says: "Il donne les mêmes ordres, mais n'en a plus le droit.",
  },
]

/** The scene after so many clicks; a step out of range shows the nearest one. */
export function ringScene(step: number): RingScene {
  return sceneAt(RING_SCENES, step)
}
