import { expect, test } from 'vitest'
import { usedPages } from '../../../../components/models/pageSharing.ts'
import { copyOf, describeSharing, sharingAt } from '../../../../components/models/pageSharingScenes.ts'
import { plain } from './plainText.ts'

test('nine pages become five, and the write takes one more', () => {
  expect([0, 1, 2].map((step) => usedPages(sharingAt(step).memory))).toEqual([9, 5, 6])
})

test('only the write has a copy, in a page that was free before it', () => {
  expect([0, 1].map((step) => copyOf(sharingAt(step)))).toEqual([undefined, undefined])
  const copy = copyOf(sharingAt(2)) ?? -1
  expect(sharingAt(1).memory.pages[copy]).toBeNull()
  expect(sharingAt(2).memory.pages[copy]?.content).toBe('R1')
})

test('in words the picture reads every guest, then the pages of the host, protected ones as such', () => {
  const merged = plain(describeSharing(sharingAt(1)))
  expect(merged).toMatch(/^VM 1 : R, S, T ; VM 2 : R, S, U ; VM 3 : R, S, V\. /)
  expect(merged).toContain('5 pages occupées sur 9, R protégée, S protégée, T, U, V.')
  expect(plain(describeSharing(sharingAt(2)))).toContain('VM 2 : R1, S, U')
})
