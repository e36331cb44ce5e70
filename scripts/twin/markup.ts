/** An element about to be written. Attributes without a value are left out. */
export interface Markup {
  tag: string
  attributes: Record<string, string | undefined>
  children: Node[]
}

export type Node = Markup | string

const VOID = new Set(['area', 'br', 'col', 'hr', 'img', 'link', 'meta', 'wbr'])
/** Around these a line break changes nothing that is read. */
const BLOCKS = new Set(
  'html head body header main footer nav section article div figure figcaption h1 h2 h3 h4 h5 h6 p ul ol li dl dt dd blockquote table thead tbody tfoot tr pre title meta style'.split(
    ' ',
  ),
)

export function markup(
  tag: string,
  attributes: Markup['attributes'],
  children: readonly Node[] = [],
): Markup {
  return { tag, attributes, children: [...children] }
}

export function isMarkup(node: Node): node is Markup {
  return typeof node !== 'string'
}

/** Every element below and including `node`, in document order. */
export function* elementsOf(node: Node): Generator<Markup> {
  if (!isMarkup(node)) return
  yield node
  for (const child of node.children) yield* elementsOf(child)
}

export function textOf(node: Node): string {
  return isMarkup(node) ? node.children.map(textOf).join('') : node
}

/** HTML source of `node`. The text of a `style` is written as it stands. */
export function serialise(node: Node): string {
  if (!isMarkup(node)) return escapeText(node)
  const { tag, children } = node
  const attributes = Object.entries(node.attributes)
    .filter((entry): entry is [string, string] => entry[1] !== undefined)
    .map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`)
    .join('')
  const end = BLOCKS.has(tag) ? '\n' : ''
  if (VOID.has(tag)) return `<${tag}${attributes}>${end}`
  const inner = tag === 'style' ? children.map(textOf).join('') : children.map(serialise).join('')
  return `<${tag}${attributes}>${inner}</${tag}>${end}`
}

function escapeText(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}

function escapeAttribute(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}
