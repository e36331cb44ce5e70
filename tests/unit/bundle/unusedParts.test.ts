import { describe, expect, it } from 'vitest'
import type { DeckUse } from '../../../scripts/bundle/unusedParts.ts'
import { leaveOutUnused } from '../../../scripts/bundle/unusedParts.ts'

const CLIENT = '/deck/node_modules/@slidev/client/internals/Any.vue'

/** What stands for a module in the bundle: its own name where it is left as it is. */
async function resolved(source: string, use: Partial<DeckUse>): Promise<string> {
  const { resolveId } = leaveOutUnused({
    edition: 'site',
    text: '# One',
    draws: false,
    hasInfo: false,
    ...use,
  })
  const context = { resolve: (id: string) => Promise.resolve({ id: `/real/${id}` }) }
  const found: unknown = await (resolveId as unknown as (...args: unknown[]) => unknown).call(
    context,
    source,
    CLIENT,
    {},
  )
  if (found === null) return source
  return typeof found === 'string' ? found : (found as { id: string }).id
}

describe('what a deck does not use', () => {
  it.each([
    ['@vueuse/motion', { text: '<p v-motion :initial="{ x: 1 }">' }],
    ['@slidev/rough-notation', { text: '<b v-mark.red>' }],
    ['floating-vue', { text: '```ts twoslash' }],
    ['@shikijs/vitepress-twoslash/client', { text: '```ts twoslash' }],
    ['drauu', { draws: true }],
    ['@unhead/vue', { text: "import { useHead } from '@unhead/vue'" }],
    ['@unhead/vue', { edition: 'speaker' }],
    ['floating-vue', { edition: 'speaker' }],
  ] satisfies [string, Partial<DeckUse>][])('%s is left out, and stays for %j', async (source, use) => {
    expect(await resolved(source, {})).not.toBe(source)
    expect(await resolved(source, use)).toBe(source)
  })

  it('does not take a word of the text for a use', async () => {
    const text = 'The motion of a mark, with prefers-reduced-motion: see @vueuse and `h("mark")`.'
    expect(await resolved('@vueuse/motion', { text })).not.toBe('@vueuse/motion')
    expect(await resolved('@slidev/rough-notation', { text })).not.toBe('@slidev/rough-notation')
  })

  it('is the compiler of templates, unless one is a string', async () => {
    const vue = '/deck/node_modules/vue/dist/vue.esm-bundler.js'
    expect(await resolved(vue, {})).toBe('/deck/node_modules/vue/dist/vue.runtime.esm-bundler.js')
    expect(await resolved(vue, { text: 'defineComponent({ template: `<p />` })' })).toBe(vue)
  })

  it('exports all that Slidev imports of it', async () => {
    const { load } = leaveOutUnused({ edition: 'site', text: '', draws: false, hasInfo: false })
    const codeOf = (source: string) => (load as unknown as (id: string) => string)(`\0amphi:unused/${source}`)
    const module = async (source: string) =>
      (await import(`data:text/javascript,${encodeURIComponent(codeOf(source))}`)) as Record<string, unknown>
    expect(Object.keys(await module('@vueuse/motion'))).toContain('MotionDirective')
    expect(Object.keys(await module('@slidev/rough-notation'))).toContain('annotate')
    expect(Object.keys(await module('floating-vue'))).toEqual(
      expect.arrayContaining(['Dropdown', 'Tooltip', 'default', 'recomputeAllPoppers']),
    )
    expect(Object.keys(await module('@unhead/vue'))).toEqual(
      expect.arrayContaining(['createHead', 'useHead']),
    )
    const { createDrauu } = (await module('drauu')) as { createDrauu: () => { on: () => () => void } }
    expect(() => createDrauu().on()()).not.toThrow()
  })
})
