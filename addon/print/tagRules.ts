import type { Change } from './changes.ts'

/**
 * What Chromium needs to see in the HTML to write the right tags into a PDF, and what HTML for a screen does not say:
 * each rule finds its elements and says what to change on them. Found by printing and reading the structure tree
 * (Chromium 153). They run in this order, one after the other: a later rule sees what an earlier one changed.
 */
export const tagRules: readonly ((root: Element) => Change[])[] = [
  formulas,
  figures,
  insideOfPictures,
  headings,
  paragraphs,
  definitionLists,
  languages,
  emptyCells,
  paleText,
]

const PICTURE = '[role="img"]'

/** KaTeX shows what is hidden from screen readers and hides what they read, and the hidden is not printed. */
function formulas(root: Element): Change[] {
  return [...root.querySelectorAll('.katex')].flatMap((formula) => {
    const source = formula.querySelector('annotation')?.textContent.trim()
    return source ? attributes(formula, { role: 'img', 'aria-label': source }) : []
  })
}

/** A <figure> becomes a Figure without alternative text around the one of its picture; its name is lost as well. */
function figures(root: Element): Change[] {
  return [...root.querySelectorAll('figure:not([role])')].flatMap((figure) =>
    attributes(figure, { role: figure.hasAttribute('aria-label') ? 'img' : 'group' }),
  )
}

/** A picture that is told in words is told once: no paragraph or heading in it, and nothing that stays without a tag. */
function insideOfPictures(root: Element): Change[] {
  const structured = 'h1, h2, h3, h4, h5, h6, p, ul, ol, li, dl, dt, dd, figure, strong, em, code, [role]'
  return [...root.querySelectorAll(PICTURE)].flatMap((picture) => [
    ...[...picture.querySelectorAll(structured)].flatMap((part) =>
      attributes(part, { role: 'none', 'aria-label': null }),
    ),
    ...[...picture.querySelectorAll('[aria-hidden]')].flatMap((part) =>
      attributes(part, { 'aria-hidden': null }),
    ),
  ])
}

/** One title a slide, and below it no level left out: a second `#` is no second slide, a `###` below it no grandchild. */
function headings(root: Element): Change[] {
  return [...root.querySelectorAll('[data-slide]')].flatMap((slide) => {
    // Paper puts its slides below headings of its own, and says how deep.
    const top = Number((slide as HTMLElement).dataset['headingLevel'] ?? 1)
    let above = 0
    return [...slide.querySelectorAll('h1, h2, h3, h4, h5, h6')]
      .filter((heading) => !heading.hasAttribute('role'))
      .flatMap((heading) => {
        const written = Number(heading.tagName.slice(1))
        const level = above === 0 ? top : Math.max(top + 1, Math.min(written + top - 1, above + 1))
        above = level
        return level === written ? [] : attributes(heading, { 'aria-level': String(level) })
      })
  })
}

/** A <p> that lays out its children as boxes is no paragraph to Chromium, and text that a <div> holds is none at all. */
function paragraphs(root: Element): Change[] {
  const boxes = [...root.querySelectorAll('p:not([role])')].filter(
    (paragraph) => !['block', 'list-item', 'inline', 'none'].includes(getComputedStyle(paragraph).display),
  )
  const texts = [...root.querySelectorAll('div:not([role])')].filter(
    (box) => holdsText(box) && !box.closest(`${PICTURE}, p, pre, li, td, th, button`),
  )
  return [...boxes, ...texts].flatMap((paragraph) => attributes(paragraph, { role: 'paragraph' }))
}

/** <dl> says nothing to Chromium: each group of a term and what it means becomes an item of a list. */
function definitionLists(root: Element): Change[] {
  return [...root.querySelectorAll('dl:not([role])')].flatMap((list) => [
    ...attributes(list, { role: 'list' }),
    ...[...list.children].flatMap((item) => attributes(item, { role: 'listitem' })),
    ...[...list.querySelectorAll(':scope > div > :is(dt, dd)')].flatMap((part) =>
      attributes(part, { role: 'paragraph' }),
    ),
  ])
}

/** The language of a part of a sentence is kept only where the part has an id. */
function languages(root: Element): Change[] {
  return [...root.querySelectorAll('[lang]:not([id], [role])')].flatMap((part, index) =>
    attributes(part, { id: `amphi-lang-${index}` }),
  )
}

/** An empty cell loses its tag, and the cells behind it their column. */
function emptyCells(root: Element): Change[] {
  return [...root.querySelectorAll('td, th')]
    .filter((cell) => cell.childElementCount === 0 && cell.textContent.trim() === '')
    .map((element) => ({ element, text: '\u00a0' }))
}

/** What is translucent as a group is drawn apart, and Firefox loses its tag; translucent colours look the same. */
function paleText(root: Element): Change[] {
  return [...root.querySelectorAll<HTMLElement>('p, div, span, li, h1, h2, h3, h4, h5, h6, small, em, i')]
    .filter((text) => isTranslucent(text) && isOnlyText(text))
    .flatMap((text) => {
      const { opacity } = getComputedStyle(text)
      return [text, ...text.querySelectorAll<HTMLElement>('*')].flatMap((part) =>
        attributes(part, { style: `${part.getAttribute('style') ?? ''};${paled(part, Number(opacity))}` }),
      )
    })
}

function isTranslucent(element: Element): boolean {
  const opacity = Number(getComputedStyle(element).opacity)
  return opacity > 0 && opacity < 1
}

/** Whether it holds letters, and no picture or group that is translucent itself. */
function isOnlyText(text: Element): boolean {
  if (text.textContent.trim() === '') return false
  return [text, ...text.querySelectorAll('*')].every(
    (part) =>
      !part.matches('img, svg, video, canvas, hr') &&
      getComputedStyle(part).backgroundImage === 'none' &&
      (part === text || !isTranslucent(part)),
  )
}

/** Declarations that give an element's own colours the opacity of its group. */
function paled(part: Element, opacity: number): string {
  const style = getComputedStyle(part)
  const colours = { color: style.color, 'background-color': style.backgroundColor }
  const declarations = Object.entries(colours).map(
    ([name, colour]) =>
      `${name}: color-mix(in srgb, ${colour} ${String(opacity * 100)}%, transparent) !important`,
  )
  return ['opacity: 1 !important', ...declarations].join(';')
}

function holdsText(box: Element): boolean {
  return [...box.childNodes].some(
    (node) => node.nodeType === Node.TEXT_NODE && (node.textContent ?? '').trim() !== '',
  )
}

function attributes(element: Element, values: Record<string, string | null>): Change[] {
  return Object.entries(values).map(([attribute, value]) => ({ element, attribute, value }))
}
