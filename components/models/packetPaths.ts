import { french } from './typography.ts'

/** A station of the packet: a plate with a name. `y` is its top, in pixels of the drawing. */
interface Stop {
  readonly layer: 'guest' | 'hypervisor' | 'hardware'
  readonly name: string
  readonly y: number
}

/** One way to give a machine a network card. */
export interface PacketWay {
  readonly kind: 'emulation' | 'virtio' | 'direct'
  readonly verb: string
  readonly name: string
  readonly stops: readonly Stop[]
  readonly price: readonly [string, string]
  /** What no row of stations says. */
  readonly says: string
}

const CARD: Stop = { layer: 'hardware', name: 'carte réseau', y: 240 }
const DRIVER: Stop = { layer: 'hypervisor', name: 'vrai pilote', y: 178 }
export const WAYS: readonly PacketWay[] = [
  {
    kind: 'emulation',
    verb: 'Imiter',
    name: 'émulation',
    stops: [
      { layer: 'guest', name: 'pilote e1000', y: 42 },
      { layer: 'hypervisor', name: 'fausse carte e1000', y: 122 },
      DRIVER,
      CARD,
    ],
    price: ['lenteur,', "surface d'attaque"],
    says: "L'hyperviseur intervient à chaque accès à la fausse carte.",
  },
  {
    kind: 'virtio',
    verb: 'Coopérer',
    name: 'virtio',
    stops: [{ layer: 'guest', name: 'pilote virtio', y: 42 }, DRIVER, CARD],
    price: ['pilotes à installer', "dans l'invité"],
    says: "L'invité et l'hyperviseur partagent un anneau de tampons.",
  },
  {
    kind: 'direct',
    verb: 'Donner',
    name: 'passage direct',
    stops: [
      { layer: 'guest', name: 'vrai pilote', y: 42 },
      { layer: 'hardware', name: "carte, par l'IOMMU", y: 240 },
    ],
    price: ['migration à chaud', 'difficile'],
    says: "L'hyperviseur règle l'IOMMU, puis le paquet ne le traverse plus.",
  },
]

/** In pixels of the drawing, which are those of the canvas. */
export const COLUMN = { left: 134, width: 234, gap: 18 }
export const MIDDLE = COLUMN.width / 2
export const PLATE = { width: 206, height: 30 }
export const BANDS = [
  { layer: 'guest', name: 'Invité', y: 36, height: 62 },
  { layer: 'hypervisor', name: 'Hyperviseur', y: 106, height: 112 },
  { layer: 'hardware', name: 'Matériel', y: 226, height: 58 },
] as const
/** The shared ring lies across the border of the guest and the hypervisor. */
export const RING = { y: 104, radius: 22, margin: 5, slots: 8 }
/** Between two slots of the ring, as half an angle in radians. */
const SLOT_GAP = 0.09

/** Where the column of a way begins, counted from 0. */
export function columnLeft(index: number): number {
  return COLUMN.left + index * (COLUMN.width + COLUMN.gap)
}

/** The hypervisor stands aside when the card is given away. */
export function bandWidth(layer: Stop['layer'], kind: PacketWay['kind']): number {
  return layer === 'hypervisor' && kind === 'direct' ? 78 : COLUMN.width - 2
}

/** Arrows of the packet, from station to station. A shared ring hands it on in the middle of the first one. */
export function arrows({ kind, stops }: PacketWay): { from: number; to: number }[] {
  return stops.slice(1).map(({ y }, index) => {
    const below = (stops[index]?.y ?? 0) + PLATE.height
    const isFromRing = kind === 'virtio' && index === 0
    return { from: isFromRing ? RING.y + RING.radius + RING.margin : below, to: y }
  })
}

/** The slots of the ring, as paths of an SVG. */
export function ringSlots(): string[] {
  const turn = (2 * Math.PI) / RING.slots
  return Array.from({ length: RING.slots }, (_, slot) => {
    const [from, to] = [slot * turn + SLOT_GAP, (slot + 1) * turn - SLOT_GAP]
    const at = (angle: number) =>
      `${MIDDLE + RING.radius * Math.sin(angle)} ${RING.y - RING.radius * Math.cos(angle)}`
    return `M${at(from)} A${RING.radius} ${RING.radius} 0 0 1 ${at(to)}`
  })
}

/** The picture in words. */
export function describePaths(ways: readonly PacketWay[], priced: boolean): string {
  const said = ways.map(({ verb, name, stops, price, says }) => {
    const way = stops.map((stop) => stop.name).join(', puis ')
    return `${verb}, ${name} : ${way}. ${says}${priced ? ` Prix : ${price.join(' ')}.` : ''}`
  })
  return french(`Le chemin d'un paquet, de l'invité à la carte. ${said.join(' ')}`)
}
