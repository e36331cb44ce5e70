import type { Plugin } from 'vite'

/** What is used here of UnoCSS. */
interface UnoContext {
  ready: Promise<unknown>
  uno: {
    /** Adds the words of a module to those it is given. */
    applyExtractors(code: string, id: string | undefined, words?: Set<string>): Promise<Set<string>>
    /** Nothing for a word that is no utility. */
    parseToken(word: string): Promise<unknown>
  }
}

/**
 * Keeps a save from making the style sheets of utilities again when it brings none. UnoCSS takes every word of a slide
 * for one that may be a utility, and at each new word the server makes all sheets twice and the page replaces them, while
 * the lecturer waits for the next save. Here only words that are utilities count.
 */
export function utilityWords(): Plugin {
  return {
    name: 'amphi:utility-words',
    async configResolved({ plugins }) {
      const unocss: Plugin<{ getContext(): UnoContext }> | undefined = plugins.find(
        ({ name }) => name === 'unocss:api',
      )
      const context = unocss?.api?.getContext()
      if (!context) return
      await context.ready
      const { uno } = context
      const extract = uno.applyExtractors.bind(uno)
      uno.applyExtractors = async (code, id, words = new Set()) => {
        // UnoCSS's inspector counts them.
        if ('setCount' in words) return extract(code, id, words)
        for (const word of await extract(code, id))
          if (!words.has(word) && (await uno.parseToken(word))) words.add(word)
        return words
      }
    },
  }
}
