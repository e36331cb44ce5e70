import type { Deck, DeckSlide } from '../deck/deck.ts'
import type { RenderedElement, RenderedHandout, RenderedSlide } from '../deck/renderedHandout.ts'
import { isRendered } from '../deck/renderedHandout.ts'
import type { Scope } from './anchors.ts'
import { Anchors } from './anchors.ts'
import { blocksOf } from './blocks.ts'
import type { Context } from './context.ts'
import { legible } from './contrast.ts'
import type { Chapter } from './document.ts'
import { documentOf } from './document.ts'
import { sharedDefinitions } from './drawing.ts'
import { nestHeadings, takeHeading } from './headings.ts'
import type { Markup, Node } from './markup.ts'
import { markup, textOf } from './markup.ts'
import type { Part } from './parts.ts'
import { partsOfDeck } from './parts.ts'
import { StyleBook } from './styleBook.ts'
import { twinTexts } from './texts.ts'

/**
 * The handout as one HTML document: no script, no request but for the remote images of the deck, text that flows on
 * any screen, light and dark. The same input gives the same bytes.
 */
export function handoutHtml(rendered: RenderedHandout, deck: Deck): string {
  const context = contextOf(rendered, deck)
  const bySlide = new Map(rendered.slides.map((slide) => [slide.no, slide]))
  const chapters = partsOfDeck(deck).map((part) => chapterOf(part, bySlide, context))
  const endings = rendered.ending
    .flatMap(({ children }) => children.filter(isRendered))
    .flatMap((element, index) => endingOf(element, index, context))
  return documentOf({
    deck,
    texts: context.texts,
    chapters: [...chapters, ...endings],
    definitions: sharedDefinitions(rendered.shared, context),
    fonts: rendered.fonts,
    css: () => context.styles.css(),
  })
}

function contextOf(rendered: RenderedHandout, deck: Deck): Context {
  const reserved = deck.slides.map(({ no }) => anchorOf(no))
  const counts = new Map<Scope, number>()
  const named = new Map<string, number>()
  for (const { no, id, frontmatter } of deck.slides) {
    const alias: unknown = frontmatter['routeAlias']
    for (const name of [String(no), id, ...(typeof alias === 'string' ? [alias] : [])]) named.set(name, no)
  }
  return {
    styles: new StyleBook(rendered),
    anchors: new Anchors(rendered, reserved),
    texts: twinTexts(deck.lang),
    slideAnchor: (target) => {
      const no = named.get(target)
      return no === undefined ? undefined : anchorOf(no)
    },
    countDrawing: (scope) => {
      const count = (counts.get(scope) ?? 0) + 1
      counts.set(scope, count)
      return count
    },
  }
}

function anchorOf(no: number): string {
  return `slide-${no}`
}

function chapterOf(part: Part, bySlide: ReadonlyMap<number, RenderedSlide>, context: Context): Chapter {
  const level = part.title === undefined ? 2 : 3
  const sections = part.slides.flatMap((slide) => {
    const found = bySlide.get(slide.no)
    return found ? [slideOf({ slide, found, level }, context)] : []
  })
  return { title: part.title, session: part.session, ...joined(sections) }
}

interface Section {
  id: string
  no: number
  title: string
  node: Markup
}

function joined(sections: readonly Section[]): Pick<Chapter, 'entries' | 'nodes'> {
  return {
    entries: sections.map(({ id, no, title }) => ({ id, no, title })),
    nodes: sections.map(({ node }) => node),
  }
}

function slideOf(
  { slide, found, level }: { slide: DeckSlide; found: RenderedSlide; level: number },
  context: Context,
): Section {
  const { no } = slide
  const content = blocksOf(found.canvas, no, context)
  const heading = takeHeading(content)?.children ?? [slide.title || `${context.texts.slide} ${no}`]
  nestHeadings(content, level)
  const prose = proseOf(found.prose, no, context)
  nestHeadings(prose, level)
  const { paper, ink } = found
  const look = context.styles.classFor(
    { 'background-color': paper.light, color: legible(ink.light, paper.light) },
    { 'background-color': paper.dark, color: legible(ink.dark, paper.dark) },
  )
  const title = markup(`h${level}`, {}, [markup('span', { class: 'no' }, [`${no}`]), ' ', ...heading])
  const node = markup('section', { id: anchorOf(no), class: 'slide' }, [
    markup('div', { class: `card ${look}` }, [title, ...content]),
    ...(prose.length > 0 ? [markup('div', { class: 'prose' }, prose)] : []),
  ])
  return { id: anchorOf(no), no, title: heading.map(textOf).join('').replace(/\s+/g, ' ').trim(), node }
}

function proseOf({ children }: RenderedElement, scope: Scope, context: Context): Node[] {
  return children.flatMap((child): Node[] => {
    if (isRendered(child)) return blocksOf(child, scope, context)
    return child.trim() === '' ? [] : [markup('p', {}, [child.trim()])]
  })
}

function endingOf(element: RenderedElement, index: number, context: Context): Chapter[] {
  const nodes = blocksOf(element, 'ending', context)
  const title = takeHeading(nodes)
  nestHeadings(nodes, 2)
  if (nodes.length === 0) return []
  const id = `end-${index + 1}`
  return [
    {
      id,
      title: title && textOf(title).trim(),
      session: undefined,
      entries: [],
      nodes: [markup('div', { class: 'prose' }, nodes)],
    },
  ]
}
