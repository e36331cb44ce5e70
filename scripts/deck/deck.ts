import type { SlideInfo } from '@slidev/types'
import type { Route } from './route.ts'

/** A lecture as read from its Markdown files: data only, with the place in the author's file at every slide. */
export interface Deck {
  /** Absolute path of the Markdown file that the command was given. */
  entry: string
  /** Folder of `entry`: `components/`, `public/` … stand here. */
  root: string
  title: string
  /** BCP 47 tag of the text, `en` where the headmatter says nothing (as Slidev does). */
  lang: string
  author: string | undefined
  /** ISO 8601 date of the lecture, used as the date of its PDFs so that they can be reproduced. */
  date: string | undefined
  /** Whether what is merely unwise for a guest deck is an error here. */
  strict: boolean
  headmatter: Record<string, unknown>
  /** The slide whose frontmatter is the headmatter, which a route may leave out. */
  opening: SlideInfo | undefined
  /** The named selection of slides that was asked for. */
  route: Route | undefined
  /** Ids of all slides of the deck, also of those that the route leaves out. */
  ids: readonly string[]
  /** Folders that give it layouts and components, the later winning: Slidev's, its theme's, its addons', its own. */
  roots: readonly string[]
  /** The layouts that its slides may use: name and file. */
  layouts: ReadonlyMap<string, string>
  slides: DeckSlide[]
  /** Every Markdown file read, with its text. */
  files: ReadonlyMap<string, string>
}

export interface DeckSlide {
  /** 1-based, as printed on the slide. */
  no: number
  /** Stable name for links, routes and recordings. Unique within the deck. */
  id: string
  title: string
  layout: string
  frontmatter: Record<string, unknown>
  /** Markdown of the slide without frontmatter and note, handout prose included. */
  content: string
  note: string
  place: SlidePlace
  /** What Slidev's parser made of the slide. */
  source: SlideInfo
}

/** Lines are 1-based, as editors count them. */
export interface SlidePlace {
  file: string
  /** First line of the slide: its frontmatter, or its content where it has none. */
  line: number
  /** Line of the first line of `content`. */
  contentLine: number
}
