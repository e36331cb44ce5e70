import { describe, expect, it } from 'vitest'
import { keysThatCodeNames, publicKeys } from '../../../scripts/bundle/publicKeys.ts'

interface Transforming {
  transform: (source: string, id: string) => { code: string } | null
}

function plugin(code: string, markdown: string[] = []): Transforming {
  return publicKeys({ code, markdown }) as unknown as Transforming
}

describe('keysThatCodeNames', () => {
  it('keeps what Slidev reads, and drops what nobody does', () => {
    const values = { layout: 'cover', clicks: 3, todo: 'ask for the key' }
    expect(keysThatCodeNames(values, { read: '' })).toEqual({ layout: 'cover', clicks: 3 })
  })

  it.each([
    ["$frontmatter['minutes']", 'minutes'],
    ['const { minutes } = frontmatter', 'minutes'],
    ['defineProps<{ minutes?: number }>()', 'minutes'],
    ["props: ['minutes']", 'minutes'],
    ['defineProps<{ coverImage: string }>()', 'cover-image'],
  ])('keeps a key that %s reads', (read, key) => {
    expect(keysThatCodeNames({ [key]: 1, other: 2 }, { read })).toEqual({ [key]: 1 })
  })

  it('takes a word for a key only where it is whole', () => {
    expect(keysThatCodeNames({ min: 1, 'a.b': 2 }, { read: 'minutes admin axb' })).toEqual({})
  })

  it('never keeps what is for the command line', () => {
    expect(keysThatCodeNames({ amphi: {}, allow: [] }, { read: 'amphi allow' })).toEqual({})
  })
})

describe('publicKeys', () => {
  const slide = (values: object) =>
    `import "vue"\nexport const frontmatterData = ${JSON.stringify(values)}\nmore()`

  it('rewrites the frontmatter of a slide and the configuration', () => {
    const { transform } = plugin('')
    expect(
      transform(slide({ layout: 'cover', todo: '}$&' }), '/deck/slides.md__slidev_2.frontmatter')?.code,
    ).toBe(slide({ layout: 'cover' }))
    expect(transform('export default {"title":"A","todo":"B"}', '/@slidev/configs')?.code).toBe(
      'export default {"title":"A"}',
    )
    expect(transform(slide({ todo: 'A' }), '/deck/other.ts')).toBeNull()
  })

  it('counts what a slide reads, not what it says', () => {
    const { transform } = plugin('', [
      'A todo list. {{ $frontmatter.mood }}',
      '<Plan v-bind="$frontmatter.plan" />',
    ])
    const code = transform(
      slide({ todo: 1, mood: 2, plan: 3 }),
      '/deck/slides.md__slidev_1.frontmatter',
    )?.code
    expect(code).toBe(slide({ mood: 2, plan: 3 }))
  })

  it('fails rather than let through what it does not understand', () => {
    expect(() => plugin('').transform('export default config', '/@slidev/configs')).toThrow(/frontmatter/)
  })
})
