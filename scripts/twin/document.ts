import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Deck } from '../deck/deck.ts'
import type { Markup, Node } from './markup.ts'
import { elementsOf, markup, serialise } from './markup.ts'
import { tidyReferences } from './references.ts'
import type { TwinTexts } from './texts.ts'

const CONTENTS_ID = 'contents'
const MAIN_ID = 'main'

/** A heading of the second level and what stands below it. */
export interface Chapter {
  id?: string
  title: string | undefined
  /** Of the session that begins here. */
  session: string | undefined
  entries: { id: string; no: number; title: string }[]
  nodes: Node[]
}

export interface DocumentRequest {
  deck: Deck
  texts: TwinTexts
  chapters: Chapter[]
  /** What drawings share. */
  definitions: Markup[]
  fonts: readonly string[]
  /** Style sheet of the drawings, complete once all of them are written. */
  css: () => string
}

/** The whole document, as text. */
export function documentOf({ deck, texts, chapters, definitions, fonts, css }: DocumentRequest): string {
  const numbered = chapters.map((chapter, index) => ({ ...chapter, id: chapter.id ?? `part-${index + 1}` }))
  const body = markup('body', {}, [
    markup('a', { class: 'skip', href: `#${MAIN_ID}` }, [texts.skip]),
    ...definitions,
    header(deck),
    contents(numbered, texts),
    markup(
      'main',
      { id: MAIN_ID, tabindex: '-1' },
      numbered.map((chapter) => chapterNode(chapter, texts)),
    ),
  ])
  const sheet = [...fonts, readFileSync(new URL('./twin.css', import.meta.url), 'utf8'), css()].join('\n')
  tidyReferences(body, sheet)
  const head = markup('head', {}, [
    markup('meta', { charset: 'utf-8' }),
    markup('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    markup('meta', { 'http-equiv': 'Content-Security-Policy', content: policy(body, sheet) }),
    markup('title', {}, [deck.title]),
    ...(deck.author ? [markup('meta', { name: 'author', content: deck.author })] : []),
    markup('meta', { name: 'color-scheme', content: 'light dark' }),
    markup('style', {}, [sheet]),
  ])
  return `<!DOCTYPE html>\n${serialise(markup('html', { lang: deck.lang }, [head, body]))}`
}

/** Nothing may be asked for but the pictures that the deck takes from elsewhere, from exactly their hosts. */
function policy(body: Markup, sheet: string): string {
  const texts = [sheet]
  for (const { tag, attributes } of elementsOf(body)) {
    if (tag === 'img' || tag === 'image') texts.push(`url(${attributes['src'] ?? attributes['href'] ?? ''})`)
  }
  const hosts = new Set(
    [...texts.join(' ').matchAll(/url\(["']?(https?:\/\/[^/"')]+)/g)].map((match) => match[1]),
  )
  const hash = createHash('sha256').update(sheet).digest('base64')
  return [
    "default-src 'none'",
    `style-src 'sha256-${hash}'`,
    ['img-src data:', ...[...hosts].sort()].join(' '),
    'font-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
}

function header({ title, author, date, lang }: Deck): Markup {
  const day = date && readable(date, lang)
  const line: Node[] = [...(author ? [author] : []), ...(author && day ? [' · '] : [])]
  if (day) line.push(markup('time', { datetime: date.slice(0, 10) }, [day]))
  return markup('header', {}, [
    markup('h1', {}, [title]),
    ...(line.length > 0 ? [markup('p', {}, line)] : []),
  ])
}

function readable(date: string, lang: string): string | undefined {
  const time = new Date(date)
  if (Number.isNaN(time.getTime())) return undefined
  return new Intl.DateTimeFormat(lang, { dateStyle: 'long', timeZone: 'UTC' }).format(time)
}

function contents(chapters: readonly (Chapter & { id: string })[], texts: TwinTexts): Markup {
  const items = chapters.flatMap(({ id, title, session, entries }): Node[] => {
    const slides = entries.map((entry) =>
      markup('li', {}, [
        markup('a', { href: `#${entry.id}` }, [
          markup('span', { class: 'no' }, [`${entry.no}`]),
          ' ',
          entry.title,
        ]),
      ]),
    )
    const list = slides.length > 0 ? [markup('ol', { class: 'plain' }, slides)] : []
    const opening = session === undefined ? [] : [markup('li', { class: 'session' }, [session])]
    if (title === undefined) return [...opening, ...(slides.length > 0 ? [markup('li', {}, list)] : [])]
    if (slides.length === 0) return [...opening, markup('li', {}, [markup('a', { href: `#${id}` }, [title])])]
    return [...opening, markup('li', {}, [markup('details', {}, [markup('summary', {}, [title]), ...list])])]
  })
  return markup('nav', { 'aria-labelledby': CONTENTS_ID }, [
    markup('h2', { id: CONTENTS_ID }, [texts.contents]),
    markup('ul', { class: 'plain' }, items),
  ])
}

function chapterNode({ id, title, session, nodes }: Chapter & { id: string }, texts: TwinTexts): Markup {
  const heading = title === undefined ? [] : [markup('h2', {}, [title])]
  return markup('section', { id, class: 'part' }, [
    ...(session === undefined ? [] : [markup('p', { class: 'session' }, [session])]),
    ...heading,
    ...nodes,
    markup('p', { class: 'back' }, [markup('a', { href: `#${CONTENTS_ID}` }, [texts.back])]),
  ])
}
