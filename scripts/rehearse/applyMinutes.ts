import { slidesToSkip } from '../../addon/presenter/models/skips.ts'
import type { PlannedSlide } from '../../addon/presenter/models/plan.ts'
import type { Deck, DeckSlide } from '../deck/deck.ts'
import { keyLine } from '../deck/keyLine.ts'
import type { Measure } from './measure.ts'
import { planOfDeck } from './planOfDeck.ts'

export interface AppliedMinutes {
  /** The files that change, whole. */
  files: ReadonlyMap<string, string>
  changes: readonly MinutesChange[]
  /** Measured slides that have no `minutes` line to change. */
  withoutLine: readonly { slide: DeckSlide; minutes: number }[]
  /** Sessions whose slides now need more than their slot leaves. */
  overruns: readonly Overrun[]
}

export interface MinutesChange {
  slide: DeckSlide
  /** 1-based line in the slide's file. */
  line: number
  from: number
  to: number
}

export interface Overrun {
  title: string
  /** Seconds above slot − margin. */
  seconds: number
  /** Slides whose omission cures it, in order. */
  skips: readonly PlannedSlide[]
  /** Seconds that are missing all the same. */
  missing: number
}

/** `minutes: 2.5  # comment`: what stands before the number, the number, and the rest. */
const MINUTES = /^(minutes:[ \t]+)([\d.]+)([ \t]*(?:#.*)?\r?)$/

/**
 * Writes measured medians, rounded to half a minute, into the `minutes` lines of the deck's Markdown. Every other byte
 * stays. The measured time is never scaled to fit.
 */
export function applyMinutes(deck: Deck, measures: readonly Measure[]): AppliedMinutes {
  const medians = new Map(
    measures.flatMap(({ kind, no, median }) =>
      kind === 'slide' && median !== undefined ? [[no, median]] : [],
    ),
  )
  const files = new Map<string, string>()
  const changes: MinutesChange[] = []
  const withoutLine: AppliedMinutes['withoutLine'][number][] = []
  for (const slide of deck.slides) {
    const median = medians.get(slide.no)
    if (median === undefined) continue
    const to = roundedMinutes(median)
    const { file } = slide.place
    const lines = (files.get(file) ?? deck.files.get(file) ?? '').split('\n')
    const line = keyLine(slide, 'minutes')
    const [, key, from, rest] = MINUTES.exec(lines[line - 1] ?? '') ?? []
    if (key === undefined || from === undefined) {
      withoutLine.push({ slide, minutes: to })
    } else if (Number(from) !== to) {
      lines[line - 1] = `${key}${String(to)}${rest ?? ''}`
      files.set(file, lines.join('\n'))
      changes.push({ slide, line, from: Number(from), to })
    }
  }
  return { files, changes, withoutLine, overruns: overrunsOf(deck, changes) }
}

/** To half a minute; what was given at all is given half a minute at least. */
function roundedMinutes(seconds: number): number {
  return Math.max(0.5, Math.round(seconds / 30) / 2)
}

function overrunsOf(deck: Deck, changes: readonly MinutesChange[]): Overrun[] {
  const changed = new Map(changes.map(({ slide, to }) => [slide.no, to]))
  const slides = deck.slides.map((slide) => {
    const minutes = changed.get(slide.no)
    return minutes === undefined ? slide : { ...slide, frontmatter: { ...slide.frontmatter, minutes } }
  })
  const plan = planOfDeck({ ...deck, slides })
  return plan.sessions.flatMap(({ title, first, last, budget, slot, margin }) => {
    const seconds = slot === undefined ? 0 : budget - (slot - margin)
    if (seconds <= 0) return []
    const own = plan.slides.filter(({ no }) => no >= first && no <= last)
    return [{ title, seconds, ...slidesToSkip(own, seconds) }]
  })
}
