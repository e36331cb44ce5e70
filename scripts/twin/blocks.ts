import type { RenderedElement } from '../deck/renderedHandout.ts'
import type { Scope } from './anchors.ts'
import type { Context } from './context.ts'
import { drawing } from './drawing.ts'
import type { Node } from './markup.ts'
import { markup } from './markup.ts'
import { partsOf, shared, sortOf } from './sorting.ts'
import { textBlock } from './text.ts'

/**
 * A part of the handout as blocks that follow each other: text that flows, pictures, drawings.
 * @param scope where it stands, for the ids in it
 */
export function blocksOf(element: RenderedElement, scope: Scope, context: Context): Node[] {
  switch (sortOf(element, context)) {
    case 'nothing':
      return []
    case 'text':
      return textBlock(element, scope, context)
    case 'picture':
      return [markup('p', { class: 'picture' }, textBlock(element, scope, context))]
    case 'drawing':
      return embedded(element, context) ?? [drawing(element, scope, context)]
    case 'group':
      return groupBlocks(element, scope, context)
  }
}

function groupBlocks(element: RenderedElement, scope: Scope, context: Context): Node[] {
  const parts = partsOf(element, context)
  const blocks = parts.map((part) => ({ part, nodes: blocksOf(part, scope, context) }))
  const shown = blocks.filter(({ nodes }) => nodes.length > 0)
  const nodes = areSideBySide(shown.map(({ part }) => part))
    ? [
        markup(
          'div',
          { class: 'row' },
          shown.map((block) => markup('div', {}, block.nodes)),
        ),
      ]
    : shown.flatMap((block) => block.nodes)
  const id = element.attributes['id']
  return id === undefined ? nodes : [markup('div', { id: context.anchors.resolve(id, scope) }, nodes)]
}

function areSideBySide(parts: readonly RenderedElement[]): boolean {
  const [first, ...rest] = parts
  if (!first || rest.length === 0 || rest.length > 3) return false
  return parts.slice(1).every((part, index) => {
    const before = parts[index]
    return before !== undefined && shared(before.box, part.box, 0) < 4 && shared(before.box, part.box, 1) > 20
  })
}

/** Another page or a film has no place on paper: its address has. */
function embedded({ tag, attributes }: RenderedElement, { texts }: Context): Node[] | undefined {
  const name = tag === 'iframe' ? texts.frame : tag === 'video' ? texts.video : undefined
  const src = attributes['src']
  if (name === undefined) return undefined
  if (!src || !/^https?:/.test(src)) return [markup('p', {}, [attributes['title'] ?? name])]
  return [
    markup('p', {}, [
      `${attributes['title'] ?? name} : `,
      markup('a', { href: src, rel: 'external noreferrer' }, [src]),
    ]),
  ]
}
