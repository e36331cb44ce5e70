import {
  BLOCKS,
  levelOf,
  PRODUCTS,
  sameLevels,
  type Block,
  type Levels,
  type ProductId,
  type StackState,
} from './stackBuilder.ts'
import { french } from './typography.ts'

export type VerdictKind = 'type1' | 'type2' | 'debated' | 'incomplete' | 'impossible'

/** What Goldberg's question, who schedules and drives the hardware, makes of a stack. Texts are French. */
export interface Verdict {
  kind: VerdictKind
  /** Who schedules and drives the hardware; empty while nobody does. Two blocks when it can be argued. */
  drivers: readonly Block[]
  title: string
  /** One sentence, or one reading for each side of a debate. */
  reasons: readonly string[]
}

const TITLES: Record<VerdictKind, string> = {
  type1: 'Type 1, natif',
  type2: 'Type 2, hébergé',
  debated: 'Discuté',
  incomplete: 'Pile incomplète',
  impossible: 'Pile impossible',
}

/** Why a product is what it is, said of its own stack. */
const PRODUCT_REASONS: Record<ProductId, readonly string[]> = {
  virtualbox: [
    "Il s'installe comme une application : l'OS hôte ordonnance et pilote, avec ses propres pilotes.",
  ],
  workstation: [
    "L'OS hôte garde le matériel. L'invité s'exécute pourtant en direct : le type dit l'architecture, pas la vitesse.",
  ],
  esxi: ["Pas d'OS généraliste dessous : l'hyperviseur joue lui-même le rôle de noyau."],
  hyperv: ["Le Windows que l'on voit est une VM privilégiée, posée sur l'hyperviseur."],
  xen: [
    "L'hyperviseur ordonnance tout, même dom0 : cette VM privilégiée détient les pilotes et sert les autres.",
  ],
  kvm: [
    'Type 1 : le module fait du noyau Linux un hyperviseur, qui pilote le matériel.',
    "Type 2 : l'OS hôte reste complet, chaque VM est un processus ordinaire.",
  ],
}

const GENERIC_REASONS = {
  type1: ["L'hyperviseur est posé sur le matériel : c'est lui qui ordonnance et qui pilote."],
  type2: ["L'hyperviseur est posé sur un OS hôte : c'est l'hôte qui ordonnance et qui pilote."],
  debated: [
    "Le noyau et l'hyperviseur ne font qu'un : c'est le cas de KVM, où les deux lectures se défendent.",
  ],
} as const

const DRIVERS = {
  type1: ['hypervisor'],
  type2: ['kernel'],
  debated: ['kernel', 'hypervisor'],
} as const satisfies Record<string, readonly Block[]>

/** The verdict on a stack as it stands, with the product's own reason when the stack is that product's. */
export function verdict({ levels, product }: StackState): Verdict {
  const flaw = impossible(levels)
  if (flaw) return { kind: 'impossible', drivers: [], title: TITLES.impossible, reasons: [french(flaw)] }
  const gap = incomplete(levels)
  if (gap) return { kind: 'incomplete', drivers: [], title: TITLES.incomplete, reasons: [french(gap)] }
  const kind = classify(levels)
  const own = sameLevels(levels, PRODUCTS[product].levels)
  const reasons = own ? PRODUCT_REASONS[product] : GENERIC_REASONS[kind]
  return { kind, drivers: DRIVERS[kind], title: TITLES[kind], reasons: reasons.map(french) }
}

/** A stack that no product could have, with the reason; undefined when nothing is wrong so far. */
function impossible(levels: Levels): string | undefined {
  const at = (block: Block) => levelOf(levels, block)
  const [hardware, kernel, hypervisor, privileged, vm] = BLOCKS.map(at)
  const guest = vm ?? privileged

  if (hardware !== undefined && (hardware !== 0 || levels[0]?.length !== 1))
    return 'Le matériel porte tout le reste : il est seul, tout en bas.'
  if (guest !== undefined && hypervisor === undefined)
    return "Une VM sans hyperviseur ? Rien ne lui présente de matériel virtuel, rien n'intercepte ses accès."
  if (hypervisor !== undefined && kernel !== undefined && kernel > hypervisor)
    return "Un noyau au-dessus de l'hyperviseur n'est plus un hôte : c'est celui d'une VM."
  if (
    hypervisor !== undefined &&
    [privileged, vm].some((level) => level !== undefined && level <= hypervisor)
  )
    return "Une VM, même privilégiée, est au-dessus de l'hyperviseur, qui la crée et la contrôle."
  if (privileged !== undefined && vm !== undefined && privileged !== vm)
    return "La VM privilégiée est une VM parmi les autres : à côté d'elles, ni dessous ni dessus."
  if (privileged !== undefined && kernel !== undefined)
    return "L'OS hôte pilote déjà le matériel : une VM privilégiée n'a plus de rôle ici."
  if (hasGap(levels)) return floating(levels)
  return undefined
}

function incomplete(levels: Levels): string | undefined {
  const has = (block: Block) => levelOf(levels, block) !== undefined
  if (!has('hardware')) return 'Il manque le matériel : sans lui, rien ne tourne.'
  if (!has('kernel') && !has('hypervisor'))
    return 'Un matériel nu : il manque un logiciel pour le piloter, et des VM.'
  if (!has('hypervisor'))
    return "Un ordinateur ordinaire, avec son OS. Il lui manque l'hyperviseur et ses VM."
  if (!has('vm')) return "Un hyperviseur sans VM n'a rien à faire tourner."
  return undefined
}

function classify(levels: Levels): 'type1' | 'type2' | 'debated' {
  const kernel = levelOf(levels, 'kernel')
  if (kernel === undefined) return 'type1'
  return kernel === levelOf(levels, 'hypervisor') ? 'debated' : 'type2'
}

function hasGap(levels: Levels): boolean {
  return levels.some(
    (blocks, level) => blocks.length === 0 && levels.slice(level + 1).some((above) => above.length),
  )
}

function floating(levels: Levels): string {
  const gap = levels.findIndex((blocks) => blocks.length === 0)
  const lowest = levels.slice(gap).flat()[0]
  switch (lowest) {
    case 'hypervisor':
      return "L'hyperviseur flotte : rien ne le relie au matériel qu'il devrait piloter."
    case 'kernel':
      return "L'OS flotte : un noyau pilote le matériel, il se pose donc dessus."
    default:
      return "La VM flotte : il manque un niveau entre elle et l'hyperviseur."
  }
}
