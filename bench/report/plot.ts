import type { Contestant } from '../contestants.ts'
import { CONTESTANTS } from '../contestants.ts'
import type { DiagramShare } from '../decks/deckPlan.ts'
import { summarise } from '../measure/statistics.ts'
import type { Sample, TaskResult } from '../results.ts'

const PANELS: [DiagramShare, string][] = [
  ['none', 'No diagram'],
  ['third', 'A diagram on every third slide'],
  ['all', 'A diagram on every slide'],
]
const COLOURS: Record<Contestant, string> = { Amphi: '#00558c', Slidev: '#b3420b', Marp: '#5c5c5c' }
const DASHES: Record<Contestant, string> = { Amphi: '', Slidev: '6 3', Marp: '2 3' }

const PANEL = { width: 250, height: 260, gap: 40 }
const FRAME = { left: 56, top: 76, right: 16, bottom: 46 }
const SLIDES = [10, 25, 100, 400, 1000]
const SECONDS = [1, 10, 100, 1000]

interface Point {
  slides: number
  seconds: number
  isFinished: boolean
}

/** Seconds by the number of slides, both on logarithmic scales: a panel for each share of diagrams. SVG. */
export function scalePlot({ samples, limit }: Pick<TaskResult, 'samples' | 'limit'>): string {
  const width = FRAME.left + PANELS.length * (PANEL.width + PANEL.gap) - PANEL.gap + FRAME.right
  const height = FRAME.top + PANEL.height + FRAME.bottom
  const panels = PANELS.map(([share, title], index) => {
    const left = FRAME.left + index * (PANEL.width + PANEL.gap)
    return `<g transform="translate(${left} ${FRAME.top})">${panel(samples, share, title)}</g>`
  })
  const about = 'Seconds for web page and PDF by the number of slides, for Amphi, Slidev and Marp'
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${about}" font-family="system-ui, sans-serif" font-size="12" fill="#222">`,
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    `<text x="${FRAME.left}" y="18" font-weight="700">Seconds for web page and PDF, cold caches</text>`,
    legend(limit),
    ...panels,
    `</svg>\n`,
  ].join('\n')
}

/** One for all panels: beside their ends the names of lines that end together would cover each other. */
function legend(limit: number): string {
  const entries = CONTESTANTS.map((who, index) => {
    const x = index * 90
    return `<path d="M${x} -4h24" ${stroke(who)}/><text x="${x + 30}">${who}</text>`
  })
  const end = `<text x="${CONTESTANTS.length * 90}">✕ failed, or ended after ${limit} s</text>`
  return `<g transform="translate(${FRAME.left} 38)">${entries.join('')}${end}</g>`
}

function stroke(who: Contestant): string {
  return `fill="none" stroke="${COLOURS[who]}" stroke-width="2" stroke-dasharray="${DASHES[who]}"`
}

function panel(samples: readonly Sample[], share: DiagramShare, title: string): string {
  const grid = SECONDS.map((seconds) => {
    const y = yOf(seconds)
    return `<path d="M0 ${y}H${PANEL.width}" stroke="#ddd"/><text x="-6" y="${y + 4}" text-anchor="end">${seconds}</text>`
  })
  const ticks = SLIDES.map(
    (slides) => `<text x="${xOf(slides)}" y="${PANEL.height + 16}" text-anchor="middle">${slides}</text>`,
  )
  const lines = CONTESTANTS.map((who) => line(who, pointsOf(samples, who, share)))
  return [
    `<text y="-12" font-weight="700">${title}</text>`,
    ...grid,
    ...ticks,
    `<text x="${PANEL.width / 2}" y="${PANEL.height + 34}" text-anchor="middle">slides</text>`,
    ...lines,
  ].join('')
}

function line(who: Contestant, points: readonly Point[]): string {
  // Only what was finished took its seconds for the deck.
  const finished = points.filter(({ isFinished }) => isFinished)
  const places = finished.map(({ slides, seconds }) => `${xOf(slides)} ${yOf(seconds)}`)
  const marks = points.map(({ slides, seconds, isFinished }) =>
    isFinished
      ? `<circle cx="${xOf(slides)}" cy="${yOf(seconds)}" r="3" fill="${COLOURS[who]}"/>`
      : `<text x="${xOf(slides)}" y="${yOf(seconds) + 4}" text-anchor="middle" fill="${COLOURS[who]}">✕</text>`,
  )
  const path = places.length > 1 ? `<path d="M${places.join('L')}" ${stroke(who)}/>` : ''
  return `${path}${marks.join('')}`
}

function pointsOf(samples: readonly Sample[], who: Contestant, share: DiagramShare): Point[] {
  return SLIDES.flatMap((slides) => {
    const found = samples.filter((sample) => sample.who === who && sample.series === `${slides}-${share}`)
    if (found.length === 0) return []
    const seconds = summarise(found.map(({ values }) => values.seconds ?? 0)).median
    return [{ slides, seconds, isFinished: found.every(({ ended }) => ended === 'finished') }]
  })
}

function xOf(slides: number): number {
  return round(PANEL.width * portion(slides, 10, 1000))
}

function yOf(seconds: number): number {
  return round(PANEL.height * (1 - portion(Math.max(1, seconds), 1, 1000)))
}

function portion(value: number, from: number, to: number): number {
  return Math.log(value / from) / Math.log(to / from)
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
