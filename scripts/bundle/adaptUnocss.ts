import type { Plugin } from 'vite'

/** What is used here of UnoCSS’s generator. */
interface UnocssGenerator {
  /** Adds the words of a module to those it is given. */
  applyExtractors(code: string, id: string | undefined, words?: Set<string>): Promise<Set<string>>
  /** Nothing for a word that is no utility. @param alias the shortcut that it is to be named by */
  parseToken(word: string, alias?: string): Promise<unknown>
}

interface UnocssContext {
  ready: Promise<unknown>
  uno: UnocssGenerator
}

/** Changes UnoCSS’s generator when it has read its configuration, and nothing where there is no UnoCSS. */
export function adaptUnocss(name: string, adapt: (uno: UnocssGenerator) => void): Plugin {
  return {
    name,
    async configResolved({ plugins }) {
      const unocss: Plugin<{ getContext(): UnocssContext }> | undefined = plugins.find(
        (plugin) => plugin.name === 'unocss:api',
      )
      const context = unocss?.api?.getContext()
      if (!context) return
      await context.ready
      adapt(context.uno)
    },
  }
}
