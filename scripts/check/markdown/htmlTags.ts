export interface HtmlTag {
  type: 'open' | 'close' | 'self'
  /** As written: Vue tells `Cite` from `cite`. */
  name: string
  /** What stands between the name and the end of the tag. */
  attributes: string
  /** Of the `<`, 0-based. */
  offset: number
}

export interface HtmlText {
  type: 'text'
  text: string
  offset: number
}

const PIECE =
  /<!--[\s\S]*?(?:-->|$)|<![^>]*>|<(?<slash>\/?)(?<name>[A-Za-z][\w.:-]*)(?<attributes>(?:"[^"]*"|'[^']*'|[^"'>])*?)(?<self>\/?)>/g
/** HTML reads no tags within these, up to their end. */
const RAW = new Set(['script', 'style', 'textarea'])
const VOID = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '))

/** Parts HTML, or Vue's template language, into its tags and the text between them. Comments are left out. */
export function scanHtml(html: string): (HtmlTag | HtmlText)[] {
  const found: (HtmlTag | HtmlText)[] = []
  let textStart = 0
  let raw = ''
  for (const match of html.matchAll(PIECE)) {
    const { slash, name = '', attributes = '', self } = match.groups ?? {}
    if (raw && !(slash && name.toLowerCase() === raw)) continue
    if (!raw && match.index > textStart)
      found.push({ type: 'text', text: html.slice(textStart, match.index), offset: textStart })
    textStart = match.index + match[0].length
    raw = ''
    if (!name) continue
    const type = slash ? 'close' : self || VOID.has(name) ? 'self' : 'open'
    if (type === 'open' && RAW.has(name.toLowerCase())) raw = name.toLowerCase()
    found.push({ type, name, attributes, offset: match.index })
  }
  if (!raw && textStart < html.length)
    found.push({ type: 'text', text: html.slice(textStart), offset: textStart })
  return found
}

/** A static attribute; undefined where the tag has none of that name, '' where it has no value. */
export function attributeOf({ attributes }: Pick<HtmlTag, 'attributes'>, name: string): string | undefined {
  const match = new RegExp(
    `(?:^|\\s)${name}(?:\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+)))?(?=\\s|$)`,
    'i',
  ).exec(attributes)
  return match ? (match[1] ?? match[2] ?? match[3] ?? '') : undefined
}

/** Whether Vue computes the attribute: `:alt`, `v-bind:alt`, or all of them by `v-bind`. */
export function isBound({ attributes }: Pick<HtmlTag, 'attributes'>, name: string): boolean {
  return new RegExp(`(?:^|\\s)(?:(?:v-bind)?:${name}|v-bind)\\s*=`).test(attributes)
}
