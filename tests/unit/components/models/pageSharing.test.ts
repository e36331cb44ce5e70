import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { merge, read, separate, usedPages, write } from '../../../../components/models/pageSharing.ts'
import type { SharedMemory } from '../../../../components/models/pageSharing.ts'

const contents = fc.constantFrom('R', 'S', 'T', 'U', 'V')
const guests = fc.array(fc.array(contents, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 4 })

/** Guests, and one write to a page that exists. */
const writes = guests.chain((all) =>
  fc.nat(all.length - 1).chain((guest) =>
    fc.record({
      guests: fc.constant(all),
      guest: fc.constant(guest),
      page: fc.nat((all[guest]?.length ?? 1) - 1),
    }),
  ),
)

function readAll(memory: SharedMemory): string[][] {
  return memory.maps.map((map, guest) => map.map((_, page) => read(memory, guest, page)))
}

describe('merging', () => {
  it('leaves one page for each content, and frees all others', () => {
    fc.assert(
      fc.property(guests, (all) => {
        const merged = merge(separate(all))
        expect(usedPages(merged)).toBe(new Set(all.flat()).size)
        expect(merged.pages).toHaveLength(all.flat().length)
      }),
    )
  })

  it('changes nothing that a guest can read', () => {
    fc.assert(
      fc.property(guests, (all) => {
        expect(readAll(separate(all))).toEqual(all)
        expect(readAll(merge(separate(all)))).toEqual(all)
      }),
    )
  })

  it('protects exactly the pages that are shared', () => {
    fc.assert(
      fc.property(guests, (all) => {
        const { pages, maps } = merge(separate(all))
        for (const [at, page] of pages.entries())
          if (page) expect(page.isProtected).toBe(maps.flat().filter((map) => map === at).length > 1)
      }),
    )
  })

  it('done twice is done once', () => {
    fc.assert(
      fc.property(guests, (all) => {
        const once = merge(separate(all))
        expect(merge(once)).toEqual(once)
      }),
    )
  })
})

describe('a write', () => {
  it('is seen by its writer and by nobody else, merged or not', () => {
    fc.assert(
      fc.property(writes, fc.boolean(), ({ guests: all, guest, page }, isMerged) => {
        const before = isMerged ? merge(separate(all)) : separate(all)
        const expected = all.map((of, at) =>
          at === guest ? of.map((old, which) => (which === page ? 'W' : old)) : of,
        )
        expect(readAll(write(before, { guest, page, content: 'W' }))).toEqual(expected)
      }),
    )
  })

  it('costs one page of the host when its page is shared, and none otherwise', () => {
    fc.assert(
      fc.property(writes, ({ guests: all, guest, page }) => {
        const before = merge(separate(all))
        const isShared = before.pages[before.maps[guest]?.[page] ?? -1]?.isProtected
        const after = write(before, { guest, page, content: 'W' })
        expect(usedPages(after) - usedPages(before)).toBe(isShared ? 1 : 0)
      }),
    )
  })

  it('refuses a page that does not exist, and a copy for which there is no room', () => {
    const memory = merge(separate([['R'], ['R']]))
    expect(() => write(memory, { guest: 2, page: 0, content: 'W' })).toThrow('guest 2 has no page 0')
    expect(() => read(memory, 0, 1)).toThrow(RangeError)
    const full = { ...memory, pages: memory.pages.slice(0, 1) }
    expect(() => write(full, { guest: 0, page: 0, content: 'W' })).toThrow('no free page')
  })
})

it('the memory of the slide takes nine pages, then five, then six', () => {
  const start = separate([
    ['R', 'S', 'T'],
    ['R', 'S', 'U'],
    ['R', 'S', 'V'],
  ])
  const merged = merge(start)
  const written = write(merged, { guest: 1, page: 0, content: 'W' })
  expect([start, merged, written].map(usedPages)).toEqual([9, 5, 6])
})
