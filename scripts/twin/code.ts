import type { RenderedElement } from '../deck/renderedHandout.ts'
import { isRendered } from '../deck/renderedHandout.ts'
import type { Context } from './context.ts'
import { legible } from './contrast.ts'
import type { Markup, Node } from './markup.ts'
import { markup } from './markup.ts'

interface Paper {
  light: string
  dark: string
}

/** Code keeps the colours of its words, as far as they can be read on its ground. */
export function codeBlock(element: RenderedElement, context: Context): Markup {
  const { styles } = context
  const paper = { light: ground(element, 'light', context), dark: ground(element, 'dark', context) }
  const look = (part: RenderedElement, theme: 'light' | 'dark'): string =>
    legible(styles.value(part.style, 'color', theme), paper[theme])
  const cls = styles.classFor(
    { 'background-color': paper.light, color: look(element, 'light') },
    { 'background-color': paper.dark, color: look(element, 'dark') },
  )
  return markup('pre', { class: cls }, [markup('code', {}, words(element, element, paper, context))])
}

function words(element: RenderedElement, around: RenderedElement, paper: Paper, context: Context): Node[] {
  const { styles } = context
  const own = element.children.flatMap((child): Node[] => {
    if (!isRendered(child)) return [child]
    if (child.attributes['aria-hidden'] === 'true' || child.tag === 'button') return []
    return words(child, element, paper, context)
  })
  const colour = (part: RenderedElement, theme: 'light' | 'dark'): string =>
    styles.value(part.style, 'color', theme)
  const themes = ['light', 'dark'] as const
  if (themes.every((theme) => colour(element, theme) === colour(around, theme))) return own
  const [light, dark] = themes.map((theme) => ({ color: legible(colour(element, theme), paper[theme]) }))
  return [markup('span', { class: styles.classFor(light ?? {}, dark) }, own)]
}

/** The ground that the code was drawn on; white or nearly black where it let the slide show through. */
function ground({ style }: RenderedElement, theme: 'light' | 'dark', { styles }: Context): string {
  const colour = styles.value(style, 'background-color', theme)
  return /^rgb\(/.test(colour) ? colour : theme === 'light' ? 'rgb(244, 245, 247)' : 'rgb(26, 36, 54)'
}
