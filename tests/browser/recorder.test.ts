import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { parseRecording } from '../../addon/presenter/models/recording.ts'
import { launchBrowser } from '../../scripts/render/browser.ts'
import { runAmphi } from '../support/amphi.ts'
import { folderState } from '../support/folderState.ts'
import { soon } from '../support/simulationWindow.ts'
import type { ServedDeck } from '../support/servedDeck.ts'
import { serveDeck } from '../support/servedDeck.ts'

const plain = fileURLToPath(new URL('../fixtures/plain', import.meta.url))

describe('the command rehearse, while somebody rehearses', () => {
  let folder: string
  let entry: string
  let served: ServedDeck
  let browser: Browser
  let context: BrowserContext
  let page: Page

  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser.close())
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'amphi-recorder-'))
    entry = join(folder, 'deck/slides.md')
    await cp(plain, join(folder, 'deck'), { recursive: true })
    served = await serveDeck(['rehearse', entry])
    context = await browser.newContext({ viewport: { width: 1280, height: 720 } })
    await context.clock.install({ time: new Date('2026-11-26T08:00:00Z') })
    page = await context.newPage()
    await page.goto(`${served.address}#/presenter/1`)
    await page.locator('.amphi-panel').waitFor()
    await page.locator('.slidev-page-1').getByText('Sorting out sorting').first().waitFor()
    await context.clock.pauseAt(new Date('2026-11-26T08:10:00Z'))
  })
  afterEach(async () => {
    served.child.kill('SIGKILL')
    await served.ended
    await context.close()
    await rm(folder, { recursive: true, force: true })
  })

  const recordings = () => join(folder, 'deck/rehearsals')

  /** Slide, click and seconds of each visit on disk; nothing while there is no file. */
  async function visits(): Promise<[string, number, number][]> {
    const text = await readFile(join(recordings(), '2026-11-26T08-10-00Z.jsonl'), 'utf8').catch(() => '')
    const { recording } = parseRecording(text)
    return (recording?.visits ?? []).map(({ slide, click, seconds }) => [slide, click, seconds])
  }

  /** All files but the recordings, and but what Slidev itself keeps in `node_modules`. */
  async function otherFiles(): Promise<Record<string, string>> {
    const state = await folderState(folder)
    return Object.fromEntries(
      Object.entries(state).filter(
        ([file]) => !file.startsWith(recordings()) && !file.includes('node_modules'),
      ),
    )
  }

  it('writes each visit as it is made, beside the deck and nowhere else', async () => {
    const before = await otherFiles()
    await page.getByRole('button', { name: 'Start' }).click()
    await soon(visits).toEqual([['sorting-out-sorting', 0, 0]])
    await context.clock.fastForward(5000)
    await soon(visits).toEqual([['sorting-out-sorting', 0, 5]])
    await page.keyboard.press('PageDown')
    await soon(async () => (await visits()).at(-1)).toEqual(['code-step-by-step', 0, 0])
    await context.clock.fastForward(2000)
    await page.keyboard.press('PageDown')
    await soon(visits).toEqual([
      ['sorting-out-sorting', 0, 5],
      ['code-step-by-step', 0, 2],
      ['code-step-by-step', 1, 0],
    ])
    expect(await readdir(recordings())).toEqual(['2026-11-26T08-10-00Z.jsonl'])
    expect(await otherFiles()).toEqual(before)
  })

  it('loses at most the last second when it is killed, and the report reads the rest', async () => {
    await page.getByRole('button', { name: 'Start' }).click()
    for (let second = 1; second <= 3; second++) {
      await context.clock.fastForward(1000)
      await soon(visits).toEqual([['sorting-out-sorting', 0, second]])
    }
    await context.clock.fastForward(1000)
    served.child.kill('SIGKILL')
    await served.ended
    const [, , seconds] = (await visits())[0] ?? ['', 0, 0]
    expect(seconds).toBeGreaterThanOrEqual(3)

    const { stdout, exitCode } = await runAmphi(['rehearse', 'report', entry])
    expect(exitCode).toBe(0)
    expect(stdout).toMatch(/0:0[34] +– +1 +– +1 +Sorting out sorting/)
    expect(stdout).not.toContain('jsonl')
  })
})
