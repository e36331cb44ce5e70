import type { Plugin } from 'vite'
import { adaptUnocss } from './adaptUnocss.ts'

/** Words that an earlier edition of the deck has asked about in vain. */
const plainWords = new Set<string>()

/**
 * Asks once whether a word is a utility: UnoCSS takes every word of a slide for one that may be, tries hundreds of
 * patterns on it, and forgets the answer between the editions. For editions of one deck, whose configuration is the same.
 */
export function rememberPlainWords(): Plugin {
  return adaptUnocss('amphi:plain-words', (uno) => {
    const parse = uno.parseToken.bind(uno)
    uno.parseToken = async (word, alias) => {
      if (alias !== undefined) return parse(word, alias)
      if (plainWords.has(word)) return null
      const utilities = await parse(word)
      if (!utilities) plainWords.add(word)
      return utilities
    }
  })
}
