import { expect, test } from 'vitest'
import { describeTop, MACHINES, topAt } from '../../../../components/models/topListing.ts'
import { plain } from './plainText.ts'

const noted = (step: number) =>
  topAt(step)
    .rows.filter((row) => row.noted)
    .map(({ kind }) => kind)

test('first nothing is explained, then the processes, then the threads', () => {
  expect(noted(0)).toEqual([])
  expect(noted(1)).toEqual(['machine', 'machine', 'other', 'other'])
  expect(noted(2)).toEqual(['machine', 'vcpu', 'vcpu', 'machine', 'vcpu', 'vcpu', 'other', 'other'])
})

test('a machine is its process and the threads right below it', () => {
  const { rows } = topAt(3)
  for (const { first, count } of MACHINES) {
    const kinds = rows.slice(first, first + count).map(({ kind }) => kind)
    expect(kinds).toEqual(['machine', 'vcpu', 'vcpu'])
  }
})

test('a moment later whoever has changed its core shows both, and nobody before', () => {
  expect(topAt(2).rows.some(({ moved }) => moved)).toBe(false)
  for (const { moved, core, place } of topAt(3).rows) {
    const [before, after] = core
    expect(moved).toBe(before !== after)
    expect(place).toBe(moved ? `${before} → ${after}` : `${before}`)
  }
})

test('in words the picture reads every row, with its note once it is shown', () => {
  const first = plain(describeTop(topAt(0)))
  expect(first).toMatch(/^Exemple dessiné de la commande top -H\. 2101, qemu-system-x86, 2,7 %, cœur 1\. /)
  expect(plain(describeTop(topAt(1)))).toContain('cœur 1 : VM A, un processus.')
  expect(plain(describeTop(topAt(3)))).toContain('2108, CPU 0/KVM, 88,4 %, cœur 0 puis 1 : un vCPU, un fil.')
})
