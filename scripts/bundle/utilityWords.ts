import type { Plugin } from 'vite'
import { adaptUnocss } from './adaptUnocss.ts'

/**
 * Keeps a save from making the style sheets of utilities again when it brings none. UnoCSS takes every word of a slide
 * for one that may be a utility, and at each new word the server makes all sheets twice and the page replaces them, while
 * the lecturer waits for the next save. Here only words that are utilities count.
 */
export function utilityWords(): Plugin {
  return adaptUnocss('amphi:utility-words', (uno) => {
    const extract = uno.applyExtractors.bind(uno)
    uno.applyExtractors = async (code, id, words = new Set()) => {
      // UnoCSS's inspector counts them.
      if ('setCount' in words) return extract(code, id, words)
      for (const word of await extract(code, id))
        if (!words.has(word) && (await uno.parseToken(word))) words.add(word)
      return words
    }
  })
}
