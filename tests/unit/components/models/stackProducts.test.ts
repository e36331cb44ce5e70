import { expect, test } from 'vitest'
import { PRODUCTS, type Levels } from '../../../../components/models/stackBuilder.ts'
import { verdict, type VerdictKind } from '../../../../components/models/stackVerdict.ts'
import { stack } from './stacks.ts'

const native: Levels = stack(['hardware'], ['hypervisor'], ['vm'])
const hosted: Levels = stack(['hardware'], ['kernel'], ['hypervisor'], ['vm'])

/** The products that the lecture classes, with their stacks; those of the builder take its own. */
test.each<[string, Levels, VerdictKind]>([
  ['VMware ESXi', PRODUCTS.esxi.levels, 'type1'],
  ['Microsoft Hyper-V', PRODUCTS.hyperv.levels, 'type1'],
  ['Xen, XCP-ng', PRODUCTS.xen.levels, 'type1'],
  ['IBM PR/SM', native, 'type1'],
  ['AWS Nitro', native, 'type1'],
  ['KVM', PRODUCTS.kvm.levels, 'debated'],
  ['VirtualBox', PRODUCTS.virtualbox.levels, 'type2'],
  ['VMware Workstation', PRODUCTS.workstation.levels, 'type2'],
  ['VMware Fusion', hosted, 'type2'],
  ['Parallels Desktop', hosted, 'type2'],
])('%s is classed as the lecture says', (_, levels, kind) => {
  expect(verdict({ product: 'virtualbox', levels }).kind).toBe(kind)
})

test('QEMU without KVM has no hypervisor, and no type', () => {
  const emulated = stack(['hardware'], ['kernel'], ['vm'])
  const { kind, drivers } = verdict({ product: 'virtualbox', levels: emulated })
  expect(['type1', 'type2', 'debated']).not.toContain(kind)
  expect(drivers).toEqual([])
})
