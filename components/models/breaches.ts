import { sceneIndex } from './scene.ts'

type Point = readonly [x: number, y: number]

/** A breach of a virtualised host, by what it goes through. Texts are French. */
interface Breach {
  readonly name: string
  readonly facts: string
  /** The place that is attacked, and the floor that holds it. */
  readonly place: string
  readonly floor: 'hypervisor' | 'hardware'
  readonly nature: string
  readonly says: string
  /** The arrow from its origin to its head, in strokes of points, in units of the small stack (200 × 216). */
  readonly arrow: readonly (readonly Point[])[]
}

/** One breach of each nature: out of a guest, into the administration, through the shared processor. */
export const BREACHES: readonly Breach[] = [
  {
    name: 'VENOM',
    facts: 'mai 2015',
    place: 'disquette',
    floor: 'hypervisor',
    nature: 'Évasion',
    says: "de l'invité vers l'hôte",
    arrow: [
      [
        [20, 44],
        [20, 112],
        [22, 112],
      ],
    ],
  },
  {
    name: 'ESXiArgs',
    facts: 'février 2023',
    place: 'OpenSLP',
    floor: 'hypervisor',
    nature: 'Administration',
    says: 'depuis le réseau, sans VM',
    arrow: [
      [
        [-38, 112],
        [22, 112],
      ],
    ],
  },
  {
    name: 'L1TF',
    facts: 'août 2018',
    place: 'cache L1',
    floor: 'hardware',
    nature: 'Matériel',
    says: 'fuite par le cache partagé',
    arrow: [
      [
        [200, 26],
        [226, 26],
        [226, 194],
        [163, 194],
      ],
      [
        [37, 194],
        [-26, 194],
        [-26, 26],
        [-16, 26],
      ],
    ],
  },
]

/** How many natures are told after so many clicks. */
export function told(step: number): number {
  return sceneIndex(step, BREACHES.length + 1)
}
