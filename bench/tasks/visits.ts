import type { Browser } from 'playwright-core'
import { launchBrowser } from '../../scripts/render/browser.ts'
import type { Bench } from '../bench.ts'
import { firstPaint } from '../browser/firstPaint.ts'
import { firstVisit } from '../browser/firstVisit.ts'
import { pressThrough } from '../browser/nextSlide.ts'
import { serveBuilt } from '../browser/serveBuilt.ts'
import type { Contestant } from '../contestants.ts'
import { percentile } from '../measure/statistics.ts'
import { compare, quantity, samplesOf } from '../report/verdicts.ts'
import type { Sample } from '../results.ts'
import { buildLectures } from './builtDecks.ts'
import type { Task } from './task.ts'

const MOST_SCRIPT = 120_000
const FRAME_BUDGET_MS = 50
const PRESSES_OF_SLIDES = 'slide'

export const firstVisitBytes: Task = {
  name: 'first-visit-bytes',
  work: 'Script before the first slide is interactive, gzip',
  measure: (bench) =>
    visitInTurn(bench, ['Amphi', 'Slidev'], async (browser, url, who) => {
      const { scriptBytes, interactiveMs } = await firstVisit(browser, url)
      const values = { bytes: scriptBytes, milliseconds: interactiveMs }
      return [{ who, series: 'visit', values, ended: 'finished' }]
    }),
  judge(samples, limit) {
    const common = { against: 'Slidev', name: 'Slidev build', measure: 'bytes', limit } as const
    const ratio = compare(samples, { ...common, work: this.work, goal: 0.3 })
    const bytes = Math.max(...samplesOf(samples, 'Amphi').map(({ values }) => values.bytes ?? Infinity))
    const most = quantity(MOST_SCRIPT, 'bytes')
    const absolute = { ...ratio, against: 'a fixed size', ratio: quantity(bytes, 'bytes') }
    return [ratio, { ...absolute, goal: `≤ ${most}`, isMet: bytes <= MOST_SCRIPT }]
  },
}

export const firstPaintOnPhone: Task = {
  name: 'first-paint',
  work: 'First slide painted on a slow phone',
  measure: (bench) =>
    visitInTurn(bench, ['Amphi', 'Slidev', 'Marp'], async (browser, url, who) => [
      { who, series: 'paint', values: { milliseconds: await firstPaint(browser, url) }, ended: 'finished' },
    ]),
  judge(samples, limit) {
    const common = { work: this.work, measure: 'milliseconds', limit } as const
    return [
      compare(samples, { ...common, against: 'Slidev', name: 'Slidev build', goal: 0.5 }),
      compare(samples, { ...common, against: 'Marp', name: 'Marp HTML', goal: 1.2 }),
    ]
  },
}

export const nextSlide: Task = {
  name: 'next-slide',
  work: 'Next slide, all slides of the lecture, p95 of key press to paint',
  measure: (bench) =>
    visitInTurn(bench, ['Amphi', 'Slidev'], async (browser, url, who) =>
      (await pressThrough(browser, url)).map(({ ms, isOtherSlide }) => ({
        who,
        series: isOtherSlide ? PRESSES_OF_SLIDES : 'click',
        values: { milliseconds: ms },
        ended: 'finished',
      })),
    ),
  judge(samples) {
    const slow = (who: Contestant) => {
      const presses = samplesOf(samples, who, PRESSES_OF_SLIDES).map(
        ({ values }) => values.milliseconds ?? Number.NaN,
      )
      return presses.length > 0 ? percentile(presses, 0.95) : Number.NaN
    }
    const [ours, theirs] = [slow('Amphi'), slow('Slidev')]
    return [
      {
        work: this.work,
        ours: quantity(ours, 'milliseconds'),
        against: `the frame budget (Slidev build: ${quantity(theirs, 'milliseconds')})`,
        ratio: quantity(ours, 'milliseconds'),
        goal: `≤ ${FRAME_BUDGET_MS} ms`,
        isMet: ours <= FRAME_BUDGET_MS,
      },
    ]
  },
}

/** Visits the built lecture of each contestant in turn, as often as there are runs. */
async function visitInTurn(
  bench: Bench,
  visitors: readonly Contestant[],
  visit: (browser: Browser, url: string, who: Contestant) => Promise<Sample[]>,
): Promise<Sample[]> {
  const built = await buildLectures(bench)
  await using cleanup = new AsyncDisposableStack()
  const browser = cleanup.adopt(await launchBrowser({ signal: bench.signal }), (opened) => opened.close())
  const samples: Sample[] = []
  const servers = new Map<Contestant, string>()
  for (const who of visitors) {
    const server = cleanup.adopt(await serveBuilt(built[who]), (opened) => opened.close())
    servers.set(who, server.url)
  }
  for (let run = 0; run < bench.runs; run++) {
    for (const [who, url] of servers) {
      bench.signal.throwIfAborted()
      const found = await visit(browser, url, who)
      samples.push(...found)
      bench.tell(
        `${who}: ${found.length === 1 ? JSON.stringify(found[0]?.values) : `${found.length} presses`}`,
      )
    }
  }
  return samples
}
