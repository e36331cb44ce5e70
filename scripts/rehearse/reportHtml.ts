import { escapeUTF8 as escape } from 'entities'
import { clockTime } from './duration.ts'
import { DRIFT, type Measure } from './measure.ts'
import { driftText } from './reportTable.ts'
import { reportTexts, type ReportTexts } from './reportTexts.ts'

export interface ReportRequest {
  /** Title and language of the deck. */
  deck: { title: string; lang: string }
  measures: readonly Measure[]
  runs: number
  /** ISO 8601, of the last run. */
  last: string
}

/**
 * Plan against actual as one HTML page without script: a row a slide, with its planned time as an outlined bar, the
 * median as a filled one, the middle half of the runs as a line and the last run as a dot.
 */
export function reportHtml({ deck, measures, runs, last }: ReportRequest): string {
  const texts = reportTexts(deck.lang)
  const slides = measures.filter(({ kind }) => kind === 'slide')
  const scale = niceMaximum(
    Math.max(
      60,
      ...slides.flatMap(({ planned, median, last: latest, quartiles }) =>
        [planned, median, latest, quartiles?.[1]].filter((seconds) => seconds !== undefined),
      ),
    ),
  )
  const date = new Intl.DateTimeFormat(texts.lang, { dateStyle: 'long', timeStyle: 'short' }).format(
    new Date(last),
  )
  return `<!doctype html>
<html lang="${texts.lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escape(`${texts.title} – ${deck.title}`)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${escape(deck.title)}</h1>
<p>${escape(texts.runs(runs, date))}</p>
<p class="legend" aria-hidden="true"><span><i class="bar planned"></i> ${texts.planned}</span> <span><i class="bar median"></i> ${texts.median}</span> <span><i class="range"></i> ${texts.middleHalf}</span> <span><i class="dot"></i> ${texts.last}</span></p>
<table>
<thead><tr><th scope="col" colspan="2">${texts.slide}</th><th scope="col">${texts.planned}</th><th scope="col">${texts.median}</th><th scope="col">${texts.drift}</th><th scope="col">${texts.run}</th><th scope="col" class="chart">${axis(scale)}</th></tr></thead>
<tbody>
${measures.map((measure) => row(measure, scale, texts)).join('\n')}
</tbody>
</table>
</main>
</body>
</html>
`
}

function row(measure: Measure, scale: number, texts: ReportTexts): string {
  const { kind, no, title, planned, median, drift, runs } = measure
  const time = (seconds: number | undefined) => (seconds === undefined ? '–' : clockTime(seconds))
  const isFar = drift !== undefined && Math.abs(drift) > DRIFT
  const name =
    kind === 'slide'
      ? `<td class="number">${String(no)}</td><th scope="row">${escape(title)}</th>`
      : `<th scope="row" colspan="2">${escape(title || texts.wholeDeck)}</th>`
  const picture = kind === 'slide' ? chart(measure, scale, texts) : ''
  return `<tr class="${kind}">${name}<td class="number">${time(planned)}</td><td class="number">${time(median)}</td><td class="number${isFar ? ' far' : ''}">${driftText(drift).trim()}</td><td class="number">${String(runs)}</td><td class="chart">${picture}</td></tr>`
}

const WIDTH = 400

function chart({ planned, median, last, quartiles }: Measure, scale: number, texts: ReportTexts): string {
  const x = (seconds: number) => Number(((seconds / scale) * WIDTH).toFixed(1))
  const said = [
    [texts.planned, planned],
    [texts.median, median],
    [texts.last, last],
  ]
    .map(
      ([name, seconds]) =>
        `${String(name)} ${typeof seconds === 'number' ? clockTime(seconds) : texts.notMeasured}`,
    )
    .join(', ')
  const marks = [
    median === undefined ? '' : `<rect class="median" x="0" y="7" width="${String(x(median))}" height="10"/>`,
    planned === undefined
      ? ''
      : `<rect class="planned" x="0" y="4" width="${String(x(planned))}" height="16"/>`,
    quartiles ? `<path class="range" d="M${String(x(quartiles[0]))} 12H${String(x(quartiles[1]))}"/>` : '',
    last === undefined ? '' : `<circle class="dot" cx="${String(x(last))}" cy="12" r="4"/>`,
  ]
  return `<svg role="img" aria-label="${escape(said)}" viewBox="-1 0 ${String(WIDTH + 6)} 24">${marks.join('')}</svg>`
}

function axis(scale: number): string {
  const ticks = [0, 0.25, 0.5, 0.75, 1].map((part) => {
    const anchor = part === 0 ? 'start' : part === 1 ? 'end' : 'middle'
    return `<text x="${String(part * WIDTH)}" y="16" text-anchor="${anchor}">${clockTime(part * scale)}</text>`
  })
  return `<svg aria-hidden="true" viewBox="-1 0 ${String(WIDTH + 6)} 24">${ticks.join('')}</svg>`
}

/** The next whole minute, so that a quarter of it can be read off. */
function niceMaximum(seconds: number): number {
  return Math.ceil(seconds / 60) * 60
}

const STYLE = `
:root { color-scheme: light dark; --ink: #101828; --soft: #475467; --line: #d0d5dd; --paper: #fff; --bar: #7da7d9; --far: #be123c; }
@media (prefers-color-scheme: dark) { :root { --ink: #f2f4f7; --soft: #b4bccb; --line: #475467; --paper: #101828; --bar: #38618f; --far: #fda4af; } }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.4 system-ui, sans-serif; }
main { max-width: 76em; margin: 0 auto; padding: 1.5em; overflow-x: auto; }
h1 { margin: 0; font-size: 1.7em; line-height: 1.2; }
p { color: var(--soft); }
table { width: 100%; border-collapse: collapse; }
th, td { padding: .2em .6em; text-align: left; font-weight: 400; }
thead th { border-bottom: 2px solid var(--ink); font-weight: 700; vertical-align: bottom; }
tbody tr { border-bottom: 1px solid var(--line); }
.number, thead th:nth-child(n + 2):nth-child(-n + 5) { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.session th { padding-top: 1.2em; font-size: 1.2em; font-weight: 700; }
.section th { padding-top: .8em; font-weight: 700; }
.session td, .section td { vertical-align: bottom; font-weight: 700; }
.far { color: var(--far); font-weight: 700; }
.chart { width: 26em; padding-right: 0; }
svg { display: block; width: 26em; height: 1.5em; }
svg text { fill: var(--soft); font-size: 12px; }
rect.median, i.median { fill: var(--bar); background: var(--bar); }
rect.planned, i.planned { fill: none; stroke: var(--ink); stroke-width: 1.5; }
path.range { stroke: var(--ink); stroke-width: 2; }
circle.dot { fill: var(--ink); stroke: var(--paper); stroke-width: 1; }
.legend span { margin-right: 1.2em; white-space: nowrap; }
.legend i { display: inline-block; vertical-align: middle; }
i.bar { width: 2em; height: .7em; }
i.planned { box-sizing: border-box; border: 1.5px solid var(--ink); }
i.range { width: 2em; border-top: 2px solid var(--ink); }
i.dot { width: .55em; height: .55em; border-radius: 50%; background: var(--ink); }
@media print { main { padding: 0; } }
`
