import type { RenderedElement } from '../deck/renderedHandout.ts'
import { isRendered } from '../deck/renderedHandout.ts'
import type { Markup, Node } from './markup.ts'
import { markup } from './markup.ts'
import { renderedBelow } from './rendered.ts'

const KEPT = new Set(
  'display mathvariant fence stretchy separator lspace rspace width height depth columnalign rowspacing columnspacing scriptlevel displaystyle accent accentunder linethickness minsize maxsize movablelimits'.split(
    ' ',
  ),
)

/**
 * A formula as MathML, which browsers draw and screen readers read. KaTeX writes it beside what it draws for the eye.
 */
export function mathOf(element: RenderedElement): Markup[] {
  for (const part of renderedBelow(element)) if (part.tag === 'math') return [plain(part)]
  return []
}

function plain({ tag, attributes, children }: RenderedElement): Markup {
  const kept = Object.entries(attributes).filter(([name]) => KEPT.has(name))
  return markup(
    tag,
    Object.fromEntries(kept),
    children.flatMap((child): Node[] => {
      if (!isRendered(child)) return child.trim() === '' ? [] : [child]
      // The source in TeX is read aloud letter by letter where it is not left out.
      if (child.tag === 'annotation' || child.tag === 'annotation-xml') return []
      return child.tag === 'semantics' ? plain(child).children : [plain(child)]
    }),
  )
}
