import { BLOCKS, levelOf, PRODUCTS, type Block, type ProductId, type StackState } from './stackBuilder.ts'
import { verdict } from './stackVerdict.ts'
import { french } from './typography.ts'

/** How far a stack is from the one of its product, in one French sentence; empty when it is that stack. */
export function distance({ levels, product }: StackState): string {
  const { name, levels: wanted } = PRODUCTS[product]
  const list = (blocks: readonly Block[]) => blocks.map((block) => blockName(block, product)).join(', ')
  const missing = BLOCKS.filter((b) => levelOf(levels, b) === undefined && levelOf(wanted, b) !== undefined)
  const extra = BLOCKS.filter((b) => levelOf(levels, b) !== undefined && levelOf(wanted, b) === undefined)
  const misplaced = BLOCKS.filter(
    (b) => ![...missing, ...extra].includes(b) && levelOf(levels, b) !== levelOf(wanted, b),
  )
  if (missing.length) return french(`Pour ${name}, il manque : ${list(missing)}.`)
  if (extra.length) return french(`Pour ${name}, en trop : ${list(extra)}.`)
  return misplaced.length ? french(`Pour ${name}, à déplacer : ${list(misplaced)}.`) : ''
}

/** What a block is called in a product's stack. */
export function blockName(block: Block, product: ProductId): string {
  switch (block) {
    case 'hardware':
      return 'Matériel'
    case 'kernel':
      return product === 'kvm' ? 'Noyau Linux' : 'OS hôte'
    case 'hypervisor':
      return product === 'kvm' ? 'Module KVM' : 'Hyperviseur'
    case 'privileged':
      if (product === 'xen') return 'dom0'
      return product === 'hyperv' ? 'Partition racine' : 'dom0 / racine'
    case 'vm':
      return 'VM'
  }
}

/** The part of a block in driving the hardware, to be written on it; undefined when it has none. */
export function blockRole(state: StackState, block: Block): string | undefined {
  const { kind, drivers } = verdict(state)
  if (kind === 'type1' && levelOf(state.levels, 'privileged') !== undefined) {
    // The privileged VM holds the drivers and serves the others; it is scheduled like them.
    if (block === 'hypervisor') return 'ordonnance toutes les VM'
    return block === 'privileged' ? 'a les pilotes' : undefined
  }
  if (!drivers.includes(block)) return undefined
  return french(kind === 'debated' ? 'pilote ?' : 'ordonnance et pilote')
}

/** What a screen reader says of one block. */
export function describePlace({ levels, product }: StackState, block: Block): string {
  const level = levelOf(levels, block)
  const place = level === undefined ? 'pas dans la pile' : `niveau ${level + 1} sur ${levels.length}`
  return `${blockName(block, product)}, ${place}`
}

/** The whole stack and its verdict in words, for screen readers. */
export function describeStack(state: StackState): string {
  const { levels, product } = state
  const floors = levels.flatMap((blocks) =>
    blocks.length ? [blocks.map((block) => blockName(block, product)).join(' à côté de ')] : [],
  )
  const { title, reasons } = verdict(state)
  const stack = floors.length ? `de bas en haut, ${floors.join(', puis ')}` : 'aucun bloc'
  return french(
    `${PRODUCTS[product].name}. Pile : ${stack}. ${title}. ${reasons.join(' ')} ${distance(state)}`.trim(),
  )
}
