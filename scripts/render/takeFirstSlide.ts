import type { RenderedFirstSlide } from '../deck/renderedFirstSlide.ts'

export type TakenSlide = Pick<RenderedFirstSlide, 'html' | 'bodyStyle' | 'canvas'>

/**
 * Runs in the page, so it may use nothing but the DOM. Takes the first slide out of what Slidev has mounted, and leaves
 * nothing else of it on the page.
 *
 * @returns undefined for what markup does not say: an embedded page, a film, a drawing by script
 */
export function takeFirstSlide(): TakenSlide | undefined {
  const app = document.querySelector('#app')
  const canvas = document.querySelector<HTMLElement>('#slide-content')
  const slide = canvas?.querySelector('[data-slidev-no="1"]')
  if (!app || !canvas || !slide || !app.contains(canvas)) return undefined
  const isUnsaid = (element: Element): boolean =>
    element.shadowRoot !== null || element.matches('iframe, object, embed, video, audio, canvas, dialog')
  if ([...canvas.querySelectorAll('*')].some(isUnsaid)) return undefined

  // The canvas in its frames, and on it the slide in its layers.
  for (let at: Element = canvas; at !== app && at.parentElement; at = at.parentElement)
    for (const sibling of [...at.parentElement.childNodes]) if (sibling !== at) sibling.remove()
  for (const other of canvas.querySelectorAll('[data-slidev-no], script')) if (other !== slide) other.remove()
  const comments = document.createNodeIterator(canvas, NodeFilter.SHOW_COMMENT)
  for (let comment = comments.nextNode(); comment; comment = comments.nextNode())
    comment.parentNode?.removeChild(comment)

  // What was typed or chosen is no attribute yet.
  for (const field of canvas.querySelectorAll('input')) {
    field.toggleAttribute('checked', field.checked)
    if (field.type !== 'file') field.setAttribute('value', field.value)
  }
  for (const area of canvas.querySelectorAll('textarea')) area.textContent = area.value
  for (const option of canvas.querySelectorAll('option')) option.toggleAttribute('selected', option.selected)

  // Gradients and symbols that the slide names, and that stand elsewhere on the page.
  const text = canvas.outerHTML
  for (const drawing of document.querySelectorAll('body > svg'))
    if ([...drawing.querySelectorAll('[id]')].some(({ id }) => text.includes(`#${id}`))) app.append(drawing)

  const size = { width: canvas.offsetWidth, height: canvas.offsetHeight }
  // Style sheets say it, for every window.
  canvas.style.removeProperty('--slidev-slide-scale')
  return {
    html: app.innerHTML.replaceAll(new URL('.', location.href).href, './'),
    bodyStyle: document.body.getAttribute('style') ?? '',
    canvas: size,
  }
}
