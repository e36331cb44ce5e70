import type { Plugin } from 'vite'

/** What Slidev's client reads of a slide's frontmatter, as of version 53. */
const READ_OF_SLIDE = [
  'class clickAnimation clicks clicksStart codeCopy dragPos hideInToc lang layout level magicMoveCopy name preload',
  'routeAlias title transition zoom',
]
  .join(' ')
  .split(' ')

/** What Slidev's client reads of the configuration, as of version 53. */
const READ_OF_DECK = [
  'aspectRatio author canvasWidth clickAnimation codeCopy colorSchema contextMenu download drawings duration',
  'exportFilename htmlAttrs info lineNumbers magicMoveCopy magicMoveDuration monacoRunUseStrict monacoTypesSource',
  'preloadImages remote selectable shiki slidesTitle themeConfig timer title transition',
]
  .join(' ')
  .split(' ')

/** For the command line alone, even where code has a word of that name. */
const NEVER = new Set(['allow', 'amphi', 'config', 'defaults', 'disabled', 'hide', 'src'])

export interface PublicKeys {
  /** The code that may read a frontmatter: of the deck, its theme and its addons, without comments. */
  code: string
  /** Markdown of every slide, without its note. */
  markdown: readonly string[]
}

/**
 * Leaves in the site only those keys of the frontmatter and the headmatter that some code names: Slidev's client, or a
 * component, layout or slide of the deck. Whatever else an author keeps there is not for the audience.
 */
export function publicKeys({ code, markdown }: PublicKeys): Plugin {
  const read = [code, ...markdown.map(expressions)].join('\n')
  return {
    name: 'amphi:public-keys',
    enforce: 'pre',
    transform(source, id) {
      if (id === '/@slidev/configs') return rewrite(source, /^export default (\{.*\})$/m, READ_OF_DECK)
      if (/__slidev_\d+\.frontmatter$/.test(id))
        return rewrite(source, /^export const frontmatterData = (\{.*\})$/m, READ_OF_SLIDE)
      return null
    },
  }

  function rewrite(source: string, pattern: RegExp, readBySlidev: string[]): { code: string; map: null } {
    const json = pattern.exec(source)?.[1]
    // Better no site than one that tells what it should not.
    if (json === undefined) throw new Error('Slidev writes the frontmatter in another way than Amphi knows')
    const kept = keysThatCodeNames(JSON.parse(json) as Record<string, unknown>, { read, readBySlidev })
    return { code: source.replace(json, () => JSON.stringify(kept)), map: null }
  }
}

/** Exported for its tests. @param read code in which a key is a whole word, `my-key` also as `myKey` */
export function keysThatCodeNames(
  values: Record<string, unknown>,
  { read, readBySlidev = READ_OF_SLIDE }: { read: string; readBySlidev?: readonly string[] },
): Record<string, unknown> {
  const isNamed = (key: string): boolean =>
    [key, key.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())].some((name) =>
      new RegExp(`(?<![\\w$-])${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\w$-])`).test(read),
    )
  const isPublic = (key: string): boolean => !NEVER.has(key) && (readBySlidev.includes(key) || isNamed(key))
  return Object.fromEntries(Object.entries(values).filter(([key]) => isPublic(key)))
}

/** What is code in a slide: a script, what stands between braces, and the values of attributes. */
function expressions(markdown: string): string {
  const parts = markdown.match(/<script\b[\s\S]*?<\/script>|\{\{[\s\S]*?\}\}|[\w:@#.-]+="[^"]*"/gi) ?? []
  return parts.filter((part) => /frontmatter|configs/.test(part) || part.startsWith('<script')).join('\n')
}
