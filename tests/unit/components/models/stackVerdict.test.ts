import { expect, test } from 'vitest'
import {
  BLOCKS,
  LEVEL_WIDTH,
  levelOf,
  LEVELS,
  PRODUCT_IDS,
  PRODUCTS,
  type Block,
  type Levels,
  type ProductId,
} from '../../../../components/models/stackBuilder.ts'
import { describeStack, distance, verdict } from '../../../../components/models/stackVerdict.ts'

const plain = (text: string) => text.replace(/[\u202f\u00a0]/g, ' ').replaceAll('’', "'")

/** A stack written bottom up. */
function stack(...levels: Block[][]): Levels {
  return Array.from({ length: LEVELS }, (_, level) => levels[level] ?? [])
}

function judge(...levels: Block[][]) {
  return verdict({ product: 'virtualbox', levels: stack(...levels) })
}

test.each<[ProductId, string, Block[], RegExp]>([
  ['esxi', 'type1', ['hypervisor'], /joue lui-même le rôle de noyau/],
  ['hyperv', 'type1', ['hypervisor'], /Windows que l'on voit est une VM privilégiée/],
  ['xen', 'type1', ['hypervisor'], /dom0/],
  ['kvm', 'debated', ['kernel', 'hypervisor'], /^Type 1 : .*Type 2 : .*processus ordinaire/],
  ['virtualbox', 'type2', ['kernel'], /l'OS hôte ordonnance et pilote/],
  ['workstation', 'type2', ['kernel'], /pas la vitesse/],
])('%s is %s, driven by %j', (product, kind, drivers, reason) => {
  const judged = verdict({ product, levels: PRODUCTS[product].levels })
  expect(judged.kind).toBe(kind)
  expect(judged.drivers).toEqual(drivers)
  expect(plain(judged.reasons.join(' '))).toMatch(reason)
})

test('only KVM is debated, and both readings stand on the slide', () => {
  const debated = PRODUCT_IDS.filter(
    (product) => verdict({ product, levels: PRODUCTS[product].levels }).kind === 'debated',
  )
  expect(debated).toEqual(['kvm'])
  expect(verdict({ product: 'kvm', levels: PRODUCTS.kvm.levels }).reasons).toHaveLength(2)
})

test.each<[string, Block[][], RegExp]>([
  ['a VM on bare hardware', [['hardware'], ['vm']], /sans hyperviseur/],
  ['a VM on a host without hypervisor', [['hardware'], ['kernel'], ['vm']], /sans hyperviseur/],
  ['a floating hypervisor', [['hardware'], [], ['hypervisor'], ['vm']], /hyperviseur flotte/],
  ['a floating host', [['hardware'], [], ['kernel']], /L'OS flotte/],
  ['a floating VM', [['hardware'], ['hypervisor'], [], ['vm']], /La VM flotte/],
  ['hardware above something', [['hypervisor'], ['hardware']], /tout en bas/],
  ['hardware beside something', [['hardware', 'kernel']], /tout en bas/],
  ['a VM beside its hypervisor', [['hardware'], ['hypervisor', 'vm']], /au-dessus de l'hyperviseur/],
  ['a VM under its hypervisor', [['hardware'], ['vm'], ['hypervisor']], /au-dessus de l'hyperviseur/],
  ['a host above the hypervisor', [['hardware'], ['hypervisor'], ['kernel'], ['vm']], /n'est plus un hôte/],
  ['dom0 under the VMs', [['hardware'], ['hypervisor'], ['privileged'], ['vm']], /parmi les autres/],
  ['dom0 on a host', [['hardware'], ['kernel'], ['hypervisor'], ['privileged', 'vm']], /n'a plus de rôle/],
])('%s is impossible, with the reason', (_, levels, reason) => {
  const { kind, drivers, reasons } = judge(...levels)
  expect(kind).toBe('impossible')
  expect(drivers).toEqual([])
  expect(plain(reasons.join(' '))).toMatch(reason)
})

test.each<[string, Block[][], RegExp]>([
  ['nothing', [], /manque le matériel/],
  ['bare hardware', [['hardware']], /matériel nu/],
  ['an ordinary computer', [['hardware'], ['kernel']], /ordinateur ordinaire/],
  ['a native hypervisor alone', [['hardware'], ['hypervisor']], /sans VM/],
  ['a hypervisor with dom0 alone', [['hardware'], ['hypervisor'], ['privileged']], /sans VM/],
  ['no hardware', [['hypervisor'], ['vm']], /manque le matériel/],
])('%s is incomplete, with what is missing', (_, levels, reason) => {
  const { kind, reasons } = judge(...levels)
  expect(kind).toBe('incomplete')
  expect(plain(reasons.join(' '))).toMatch(reason)
})

/** Every stack that can be built: each block on one of the levels or nowhere. */
function everyStack(): Levels[] {
  let stacks: Levels[] = [stack()]
  for (const block of BLOCKS) {
    stacks = stacks.flatMap((levels) => [
      levels,
      ...levels.flatMap((blocks, level) =>
        blocks.length < LEVEL_WIDTH
          ? [levels.map((each, at) => (at === level ? [...each, block] : each))]
          : [],
      ),
    ])
  }
  return stacks
}

test('of all stacks only four forms are well formed, and each says who drives the hardware', () => {
  const wellFormed = everyStack().filter((levels) => verdict({ product: 'esxi', levels }).drivers.length > 0)
  const forms = wellFormed.map((levels) => {
    const bottomUp = levels.map((blocks) => blocks.join('+')).filter(Boolean)
    return `${bottomUp.join(' / ')} : ${verdict({ product: 'esxi', levels }).kind}`
  })
  expect(forms.toSorted()).toEqual([
    'hardware / hypervisor / privileged+vm : type1',
    'hardware / hypervisor / vm : type1',
    'hardware / kernel / hypervisor / vm : type2',
    'hardware / kernel+hypervisor / vm : debated',
  ])
})

test('every stack gets a title and at least one reason, whatever product was asked for', () => {
  for (const levels of everyStack()) {
    for (const product of PRODUCT_IDS) {
      const { title, reasons } = verdict({ product, levels })
      expect(title).not.toBe('')
      expect(reasons.length).toBeGreaterThan(0)
      expect(describeStack({ product, levels })).toContain(title)
    }
  }
})

test('the distance to a product is silent exactly when the stack is its own', () => {
  for (const product of PRODUCT_IDS) {
    expect(distance({ product, levels: PRODUCTS[product].levels })).toBe('')
    for (const levels of everyStack()) {
      const own = BLOCKS.every((block) => levelOf(levels, block) === levelOf(PRODUCTS[product].levels, block))
      expect(distance({ product, levels }) === '').toBe(own)
    }
  }
})

test('the text equivalent reads the stack bottom up, then the verdict', () => {
  expect(plain(describeStack({ product: 'esxi', levels: PRODUCTS.esxi.levels }))).toBe(
    'ESXi. Pile : de bas en haut, Matériel, puis Hyperviseur, puis VM. Type 1, natif. ' +
      "Pas d'OS généraliste dessous : l'hyperviseur joue lui-même le rôle de noyau.",
  )
})
