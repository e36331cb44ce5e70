import type { RenderedElement } from '../deck/renderedHandout.ts'

/** What a screen reader is told of an element of a drawing. Nothing on a still page can be played: no role of a control. */
export function stillAria(
  { attributes, isSvg }: RenderedElement,
  { tag, isImage }: { tag: string; isImage: boolean },
): Record<string, string | undefined> {
  const hidden = attributes['aria-hidden'] === 'true' ? 'true' : undefined
  const { lang } = attributes
  if (isImage) return { 'aria-hidden': hidden, lang }
  const label = attributes['aria-label']?.trim() || undefined
  const role = attributes['role']
  if (label && !hidden && (tag === 'svg' || role === 'img')) return { role: 'img', 'aria-label': label, lang }
  if (label && (role === 'group' || role === 'figure') && !isSvg && tag === 'div') {
    return { role: 'group', 'aria-label': label, 'aria-hidden': hidden, lang }
  }
  return { 'aria-label': tag === 'a' ? label : undefined, 'aria-hidden': hidden, lang }
}
