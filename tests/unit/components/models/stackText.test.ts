import { expect, test } from 'vitest'
import {
  BLOCKS,
  PRODUCT_IDS,
  PRODUCTS,
  sameLevels,
  type Block,
  type ProductId,
} from '../../../../components/models/stackBuilder.ts'
import { blockRole, describePlace, describeStack, distance } from '../../../../components/models/stackText.ts'
import { verdict } from '../../../../components/models/stackVerdict.ts'
import { plain } from './plainText.ts'
import { everyStack, stack } from './stacks.ts'

test('the distance to a product is silent exactly when the stack is its own', () => {
  for (const product of PRODUCT_IDS) {
    for (const levels of everyStack())
      expect(distance({ product, levels }) === '').toBe(sameLevels(levels, PRODUCTS[product].levels))
  }
})

test.each<[string, Block[][], string]>([
  ['missing', [['hardware'], ['hypervisor'], ['vm']], 'Pour Xen, il manque : dom0.'],
  [
    'too many',
    [['hardware'], ['kernel'], ['hypervisor'], ['privileged', 'vm']],
    'Pour Xen, en trop : OS hôte.',
  ],
  ['misplaced', [['hardware'], ['hypervisor'], ['vm'], ['privileged']], 'Pour Xen, à déplacer : dom0.'],
])('blocks that are %s are named', (_, levels, sentence) => {
  expect(plain(distance({ product: 'xen', levels: stack(...levels) }))).toBe(sentence)
})

test.each<[ProductId, Partial<Record<Block, string>>]>([
  ['virtualbox', { kernel: 'ordonnance et pilote' }],
  ['esxi', { hypervisor: 'ordonnance et pilote' }],
  ['hyperv', { hypervisor: 'ordonnance toutes les VM', privileged: 'a les pilotes' }],
  ['xen', { hypervisor: 'ordonnance toutes les VM', privileged: 'a les pilotes' }],
  ['kvm', { kernel: 'pilote ?', hypervisor: 'pilote ?' }],
])('in the stack of %s the parts are %j', (product, parts) => {
  for (const block of BLOCKS) {
    const role = blockRole({ product, levels: PRODUCTS[product].levels }, block)
    expect(role && plain(role)).toBe(parts[block])
  }
})

test('the text equivalent reads the stack bottom up, then the verdict', () => {
  expect(plain(describeStack({ product: 'esxi', levels: PRODUCTS.esxi.levels }))).toBe(
    'ESXi. Pile : de bas en haut, Matériel, puis Hyperviseur, puis VM. Type 1, natif. ' +
      "Pas d'OS généraliste dessous : l'hyperviseur joue lui-même le rôle de noyau.",
  )
  for (const levels of everyStack())
    expect(describeStack({ product: 'kvm', levels })).toContain(verdict({ product: 'kvm', levels }).title)
})

test('a block says its name and its place', () => {
  const state = { product: 'hyperv' as const, levels: stack(['hardware'], ['hypervisor']) }
  expect(describePlace(state, 'hypervisor')).toBe('Hyperviseur, niveau 2 sur 4')
  expect(describePlace(state, 'privileged')).toBe('Partition racine, pas dans la pile')
})
