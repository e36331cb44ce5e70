import type { Plugin } from 'vite'

/** What is used here of UnoCSS’s generator. */
export interface UnocssGenerator {
  /** Adds the words of a module to those it is given. */
  applyExtractors(code: string, id: string | undefined, words?: Set<string>): Promise<Set<string>>
  /** Nothing for a word that is no utility. @param alias the shortcut that it is to be named by */
  parseToken(word: string, alias?: string): Promise<unknown>
}

interface UnocssContext {
  ready: Promise<unknown>
  uno: UnocssGenerator
}

/** The generator of a configuration’s plugins, when it has read its own configuration; undefined without UnoCSS. */
export async function unocssGenerator(plugins: readonly Plugin[]): Promise<UnocssGenerator | undefined> {
  const unocss: Plugin<{ getContext(): UnocssContext }> | undefined = plugins.find(
    ({ name }) => name === 'unocss:api',
  )
  const context = unocss?.api?.getContext()
  await context?.ready
  return context?.uno
}
