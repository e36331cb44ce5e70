import type { Token } from 'markdown-exit'
import type { DeckSlide } from '../../deck/deck.ts'
import type { HtmlTag } from './htmlTags.ts'
import { attributeOf, scanHtml } from './htmlTags.ts'
import type { Place } from './locate.ts'
import { createLocator } from './locate.ts'
import { createSlideParser } from './parser.ts'

/** What stands on a slide, in order, each with its place in the author's file. */
export type SlidePart = Place & { slot: string } & Said

type Said =
  | { type: 'text'; text: string; isProse: boolean; lang: string | undefined; heading: number | undefined }
  | { type: 'image'; target: string; alt: string }
  | { type: 'link'; target: string }
  | { type: 'code'; language: string }
  | { type: 'slot'; name: string }
  | (Pick<HtmlTag, 'name' | 'attributes'> & { type: 'tag'; kind: HtmlTag['type']; isMarkdown: boolean })

type Line = { content: string; at: (offset: number) => Place }

/** Text in these is no prose. */
const VERBATIM = new Set('code pre kbd samp var script style svg math textarea'.split(' '))
const parser = createSlideParser()
const known = new WeakMap<DeckSlide, SlidePart[]>()

/** The parts of a slide, handout prose included (in the slot `handout`). Read once a slide. */
export function partsOf(slide: DeckSlide): SlidePart[] {
  const parts = known.get(slide) ?? readParts(slide.content, slide.place.contentLine)
  known.set(slide, parts)
  return parts
}

/** @param contentLine 1-based line of the first line of `content` in the author's file */
export function readParts(content: string, contentLine: number): SlidePart[] {
  const parts: SlidePart[] = []
  const source = content.split('\n')
  /** Elements around that say of their text that it is no prose, or in which language it is. */
  const around: { name: string; lang: string | undefined }[] = []
  let slot = 'default'
  let heading: number | undefined
  let row = { first: 0, from: 0 }

  const add = (place: Place, said: Said): void => void parts.push({ ...place, slot, ...said })
  const addTag = (place: Place, { type: kind, name, attributes }: HtmlTag, isMarkdown = false): void => {
    add(place, { type: 'tag', kind, name, attributes, isMarkdown })
    const lang = attributeOf({ attributes }, 'lang')
    if (kind === 'open' && (VERBATIM.has(name) || lang !== undefined)) around.push({ name, lang })
    if (kind !== 'close') return
    const opened = around.findLastIndex((element) => element.name === name)
    if (opened >= 0) around.length = opened
  }
  const addText = (place: Place, text: string): void => {
    const isProse = !around.some(({ name }) => VERBATIM.has(name))
    const lang = around.findLast((element) => element.lang !== undefined)?.lang
    if (text.trim()) add(place, { type: 'text', text, isProse, lang, heading })
  }
  const addHtml = ({ content: html, at }: Line): void => {
    for (const piece of scanHtml(html)) {
      if (piece.type !== 'text') addTag(at(piece.offset), piece)
      // One line at a time, and without what Vue computes: a place belongs to a line.
      else for (const line of proseLines(piece.text)) addText(at(piece.offset + line.offset), line.text)
    }
  }
  const addInline = (children: readonly Token[], at: Line['at']): void => {
    for (const token of children) {
      const place = at((token.meta as { at?: number } | null)?.at ?? 0)
      if (token.type === 'text') addText(place, token.content)
      else if (token.type === 'html_inline') addHtml({ content: token.content, at: () => place })
      else if (token.type === 'image')
        add(place, { type: 'image', target: String(token.attrGet('src')), alt: token.content })
      else if (token.type === 'link_open')
        add(
          { ...place, column: Math.max(1, place.column - 1) },
          { type: 'link', target: String(token.attrGet('href')) },
        )
    }
  }

  const blockPlace = (first: number): Place => ({
    line: contentLine + first,
    column: Math.max(0, source[first]?.search(/\S/) ?? 0) + 1,
  })

  for (const token of parser.parse(content, {})) {
    const first = token.map?.[0] ?? row.first
    if (token.type === 'tr_open' || first !== row.first) row = { first, from: 0 }
    const isText = ['inline', 'html_block', 'html_inline'].includes(token.type)
    const text = isText ? token.content : ''
    const at = createLocator(text, { source, first, contentLine, from: row.from })
    const place = text ? at(0) : blockPlace(first)
    // Cells of a table, and a component with what it holds, share a line.
    if (text && !text.includes('\n')) row.from = place.column + text.length - 1
    if (token.type === 'slot_marker') {
      const { name } = token.meta as { name: string }
      slot = name
      around.length = 0
      add(place, { type: 'slot', name })
    } else if (token.type === 'inline') addInline(token.children ?? [], at)
    else if (isText) addHtml({ content: text, at })
    else if (token.type === 'fence' || token.type === 'code_block')
      add(place, { type: 'code', language: token.info.trim() })
    else if (token.nesting !== 0 && !token.hidden) {
      if (token.type === 'heading_open') heading = Number(token.tag.slice(1))
      if (token.type === 'heading_close') heading = undefined
      const kind = token.nesting > 0 ? 'open' : 'close'
      addTag(place, { type: kind, name: token.tag, attributes: '', offset: 0 }, true)
    }
  }
  return parts
}

function proseLines(text: string): { text: string; offset: number }[] {
  const blanked = text.replace(/\{\{[\s\S]*?\}\}/g, (expression) => expression.replace(/[^\n]/g, '\0'))
  return [...blanked.matchAll(/[^\n\0]+/g)].map((match) => ({ text: match[0], offset: match.index }))
}
