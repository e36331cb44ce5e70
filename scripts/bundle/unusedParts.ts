import type { Plugin } from 'vite'

export interface DeckUse {
  edition: 'site' | 'speaker' | 'dev'
  /** Slides, and the code of the deck, its theme and its addons, without comments. */
  text: string
  /** Whether Slidev's drawing tools are there. */
  draws: boolean
  /** Whether a dialog tells of the deck. */
  hasInfo: boolean
}

interface Part {
  /** The module as Slidev's client imports it. */
  source: string
  isUsed: (use: DeckUse) => boolean
  /** Stands in its place: what the client imports of it, doing nothing. */
  code: string
}

/** Code of hover cards: Twoslash puts them into code, and Slidev's own forms describe their fields with them. */
const usesCards = ({ edition, text }: DeckUse) =>
  edition !== 'site' ||
  /twoslash|floating-vue|\bv-(?:tooltip|close-popper)\b|\bV?(?:Menu|Tooltip|Dropdown)\b/.test(text)

/** What Slidev's client imports whether or not a deck uses it, as of version 53. */
const PARTS: readonly Part[] = [
  {
    source: '@vueuse/motion',
    isUsed: ({ text }) => /\bv-motion\b|\bvMotion\b|vueuse\/motion/.test(text),
    code: 'export const MotionDirective = () => ({})',
  },
  {
    source: '@slidev/rough-notation',
    isUsed: ({ text }) => /\bv-mark\b|\bvMark\b|rough-?notation/i.test(text),
    code: 'export const annotate = () => ({ show() {}, hide() {}, remove() {} })',
  },
  {
    source: '@shikijs/vitepress-twoslash/client',
    isUsed: usesCards,
    code: 'export default { install() {} }',
  },
  {
    source: 'floating-vue',
    isUsed: usesCards,
    code: `
      const OnlyContent = (_, { slots }) => slots.default?.()
      export const Dropdown = OnlyContent, Tooltip = OnlyContent
      export const recomputeAllPoppers = () => {}
      export default { install() {} }`,
  },
  {
    source: 'drauu',
    isUsed: ({ draws, text }) => draws || /drauu/.test(text),
    code: `
      const nothing = () => {}
      export const createDrauu = () => ({
        brush: {}, mode: 'stylus', mounted: false, el: null, on: () => nothing, canRedo: () => false, canUndo: () => false,
        dump: () => '', load: nothing, clear: nothing, undo: nothing, redo: nothing, mount: nothing, unmount: nothing,
      })`,
  },
  // The page of the site has its title and its language from the start.
  ...['@unhead/vue', '@unhead/vue/client'].map((source) => ({
    source,
    isUsed: ({ edition, text }: DeckUse) => edition !== 'site' || /unhead|useHead|useSeoMeta/.test(text),
    code: 'export const useHead = () => {}, createHead = () => ({ install() {} })',
  })),
]

const NOTHING = '\0amphi:unused/'
const LATER = '\0amphi:later/fuse.js'

/** The search of the dialog that goes to a slide: loaded at the first letter, and the dialog shows what it finds then. */
const laterFuse = (real: string) => `
  import { shallowRef } from 'vue'
  export default class LaterFuse {
    real = shallowRef()
    constructor(...options) {
      import(${JSON.stringify(real)}).then(({ default: Fuse }) => (this.real.value = new Fuse(...options)))
    }
    search(...words) {
      return this.real.value?.search(...words) ?? []
    }
  }`

/**
 * Leaves out what Slidev loads for every deck and this one never uses, and puts off what one key uses. Else half of the
 * script before the first slide is code that only some deck could want.
 */
export function leaveOutUnused(use: DeckUse): Plugin {
  const unused = new Map(PARTS.filter((part) => !part.isUsed(use)).map((part) => [part.source, part.code]))
  // Components are compiled; a template that is a string must be compiled in the page.
  const compiles = /\btemplate\s*:\s*["'`]|\bcompile\b/.test(use.text)
  let fuse = ''
  return {
    name: 'amphi:unused-parts',
    enforce: 'pre',
    async resolveId(source, importer, options) {
      const isSlidev = importer?.includes('/@slidev/client/')
      if (unused.has(source)) return NOTHING + source
      // A logo of 94 kB, for a dialog that nobody can open.
      if (isSlidev && !use.hasInfo && source === '../assets/logo.png') return NOTHING + source
      // One function of it is used; the whole of it brings a reader of YAML.
      if (isSlidev && source === '@slidev/parser/core')
        return await this.resolve('@slidev/parser/utils', importer, options)
      if (isSlidev && source === 'fuse.js' && use.edition === 'site') {
        fuse = (await this.resolve(source, importer, { ...options, skipSelf: true }))?.id ?? ''
        return fuse && LATER
      }
      if (!compiles && source.endsWith('/vue/dist/vue.esm-bundler.js'))
        return source.replace('vue.esm-bundler.js', 'vue.runtime.esm-bundler.js')
      return null
    },
    load(id) {
      if (id === LATER) return laterFuse(fuse)
      if (!id.startsWith(NOTHING)) return null
      return unused.get(id.slice(NOTHING.length)) ?? "export default 'data:,'"
    },
  }
}
