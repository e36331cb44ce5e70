import { expect, test } from 'vitest'
import { balloon, DISK_ROOM } from '../../../../components/models/balloon.ts'
import { guestPages, isLent, isNewInGuest, isNewOnDisk } from '../../../../components/models/balloonPages.ts'
import { stateAt } from './stateAt.ts'

const at = (step: number) => stateAt(balloon(), step)

/** Places of the guest, from 0, and of its disk, from 1, that the step has filled otherwise. */
function news(step: number): { guest: number[]; disk: number[] } {
  const [now, before] = [at(step), at(step - 1)]
  return {
    guest: [...guestPages(now).keys()].filter((place) => isNewInGuest(now, before, place)),
    disk: Array.from({ length: DISK_ROOM }, (_, index) => index + 1).filter((place) =>
      isNewOnDisk(now, before, place),
    ),
  }
}

test('the pages of the guest stand in the order of their use', () => {
  expect(guestPages(at(0)).join(' ')).toBe(
    'application application application application application application cache cache cache free free free',
  )
})

test('inflating the balloon changes the pages that it takes, and the disk once applications give some up', () => {
  expect(news(1)).toEqual({ guest: [10, 11], disk: [] })
  expect(at(3).disk).toBe(2)
  expect(news(3).disk).toEqual([1, 2])
})

test('a page that comes back while another leaves is told, though no number changes', () => {
  const [now, before] = [at(4), at(3)]
  expect([now.disk, now.guest]).toEqual([before.disk, before.guest])
  expect(news(4)).toEqual({ guest: [now.guest.application - 1], disk: [now.disk] })
})

test('no page is new against the very same state', () => {
  const state = at(1)
  for (const place of guestPages(state).keys()) expect(isNewInGuest(state, state, place)).toBe(false)
})

test('the host has lent its first pages, one for each page that the balloon does not hold', () => {
  const state = at(1)
  const lent = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].filter((page) => isLent(state, page))
  expect(lent.length).toBe(guestPages(state).filter((use) => use !== 'balloon').length)
  expect(lent).toEqual(lent.map((_, index) => index + 1))
})
