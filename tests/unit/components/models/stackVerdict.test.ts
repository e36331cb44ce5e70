import { expect, test } from 'vitest'
import {
  PRODUCT_IDS,
  PRODUCTS,
  type Block,
  type ProductId,
} from '../../../../components/models/stackBuilder.ts'
import { verdict } from '../../../../components/models/stackVerdict.ts'
import { plain } from './plainText.ts'
import { everyStack, stack } from './stacks.ts'

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
    }
  }
})
