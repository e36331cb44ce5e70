import { dirname, join } from 'node:path'
import type { Page } from 'playwright-core'
import { projectRoot } from '../../scripts/deck/theme.ts'
import { launchBrowser } from '../../scripts/render/browser.ts'
import type { Bench } from '../bench.ts'
import { freePort, startServer } from '../browser/devServer.ts'
import type { Contestant } from '../contestants.ts'
import { amphiStep, slidevStep } from '../contestants.ts'
import { EDITED, copyLecture, copyLectureForSlidev, editLecture, readLecture } from '../decks/lecture.ts'
import { slidevWork, work } from '../places.ts'
import { compare } from '../report/verdicts.ts'
import type { Sample } from '../results.ts'
import type { Task } from './task.ts'

/** A single edit is over so soon that one run of it says little. */
const EDITS_PER_RUN = 5
const PATIENCE = 60_000

export const devSave: Task = {
  name: 'dev-save',
  work: 'dev: save to screen, one slide of the lecture',
  async measure(bench) {
    const deck = await readLecture(bench.signal)
    const number = deck.slides.find(({ title }) => title === EDITED.title)?.no
    if (number === undefined) throw new Error(`The lecture has no slide "${EDITED.title}"`)
    await using cleanup = new AsyncDisposableStack()
    const browser = cleanup.adopt(await launchBrowser({ signal: bench.signal }), (opened) => opened.close())
    const editors: { who: Contestant; folder: string; page: Page }[] = []
    for (const start of [startAmphi, startSlidev]) {
      const { who, folder, address, end } = await start(bench, number)
      cleanup.defer(end)
      const page = await browser.newPage()
      await page.goto(address, { timeout: PATIENCE })
      await page.getByText(EDITED.title).first().waitFor({ timeout: PATIENCE })
      // The first edit pays for what is made on demand.
      await saveToScreen(page, folder, '(0)')
      editors.push({ who, folder, page })
    }
    const samples: Sample[] = []
    for (let edit = 1; edit <= bench.runs * EDITS_PER_RUN; edit++) {
      for (const { who, folder, page } of editors) {
        bench.signal.throwIfAborted()
        await page.bringToFront()
        const milliseconds = await saveToScreen(page, folder, `(${edit})`)
        samples.push({ who, series: 'save', values: { milliseconds }, ended: 'finished' })
      }
    }
    return samples
  },
  judge(samples, limit) {
    const common = { against: 'Slidev', name: 'slidev dev', measure: 'milliseconds', limit } as const
    return [compare(samples, { ...common, work: this.work, goal: 1 })]
  },
}

/** @returns milliseconds from before the file is written until its new title is drawn */
async function saveToScreen(page: Page, folder: string, mark: string): Promise<number> {
  const shown = page.waitForFunction(
    (text) => [...document.querySelectorAll('h1')].some(({ innerText }) => innerText.endsWith(text)),
    mark,
    { timeout: PATIENCE, polling: 'raf' },
  )
  const start = performance.now()
  await editLecture(folder, mark)
  await shown
  return performance.now() - start
}

interface Started {
  who: Contestant
  folder: string
  /** Of the slide that is edited. */
  address: string
  end: () => void
}

async function startAmphi(bench: Bench, number: number): Promise<Started> {
  const entry = await copyLecture(join(work, 'dev'))
  const port = await freePort()
  const url = `http://127.0.0.1:${port}/`
  const launcher = join(projectRoot, 'scripts', 'amphi.mjs')
  const step = amphiStep('amphi dev', [launcher, 'dev', entry, '--port', String(port)])
  const end = await startServer(step, { ...bench, url })
  return { who: 'Amphi', folder: dirname(entry), address: `${url}#/${number}`, end }
}

async function startSlidev(bench: Bench, number: number): Promise<Started> {
  const deck = await readLecture(bench.signal)
  const entry = await copyLectureForSlidev(join(slidevWork, 'dev'), deck)
  const port = await freePort()
  const url = `http://localhost:${port}/`
  const folder = dirname(entry)
  const args = [entry, '--port', String(port), '--log', 'error']
  const step = slidevStep({ name: 'slidev', args, folder, bench })
  const end = await startServer(step, { ...bench, url })
  return { who: 'Slidev', folder, address: `${url}${number}`, end }
}
