import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { launchBrowser } from '../../scripts/render/browser.ts'
import type { ServedDeck } from '../support/servedDeck.ts'
import { serveDev } from '../support/servedDeck.ts'

declare global {
  interface Window {
    /** Of the module in the deck below. */
    loads?: number
  }
}

/** Every slide imports the client by way of its component, and the client imports every slide. */
const DECK: Record<string, string> = {
  'slides.md': `---
title: Saved
theme: default
author: Ada
amphi: { bibliography: sources.json }
---

# First slide

<Place />

<!-- Said first. -->

---
src: ./pages/part.md
---

---

# Last slide

<Place />
`,
  'pages/part.md': `# Second slide

<Place />

\`\`\`mermaid
flowchart LR
  before --> after
\`\`\`
`,
  'components/Place.vue': `<script setup lang="ts">
import { useNav } from '@slidev/client'
import bibliography from 'virtual:amphi/bibliography'
import facts from '../facts.json'
import { wording } from '../models/wording.ts'
import { aloud } from '../models/aloud.ts'

const { currentSlideNo, total } = useNav()
const sources = Object.values(bibliography).map(({ reference }) => reference)
</script>

<template>
  <p class="place">{{ wording }} {{ currentSlideNo }} of {{ total }}, {{ facts.season }}, {{ aloud }}</p>
  <div v-for="source of sources" :key="source" v-html="source" />
</template>

<style scoped>
.place { color: rgb(1, 2, 3); }
</style>
`,
  'models/wording.ts': `import './loads.ts'

export const wording = 'Slide'
`,
  // Below the component and, by way of the client, above it.
  'models/aloud.ts': `import '@slidev/client'
import { wording } from './wording.ts'

export const aloud = wording.toUpperCase()
`,
  // Part of the circle, and counts how often it is run.
  'models/loads.ts': `import '@slidev/client'

window.loads = (window.loads ?? 0) + 1
`,
  'facts.json': '{ "season": "spring" }',
  'sources.json':
    '[{ "id": "a", "type": "book", "title": "Of saving", "author": [{ "family": "Ada" }], "issued": { "date-parts": [[1843]] } }]',
}

describe('a save while dev shows the deck', () => {
  let folder: string
  let dev: ServedDeck
  let browser: Browser
  let context: BrowserContext
  let page: Page

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'amphi-save-'))
    browser = await launchBrowser()
    await writeDeck()
    dev = await serveDev(join(folder, 'deck/slides.md'), join(folder, 'cache'))
  })
  beforeEach(async () => {
    context = await browser.newContext({ viewport: { width: 1280, height: 720 } })
    page = await context.newPage()
  })
  afterEach(() => context.close())
  afterAll(async () => {
    dev?.child.kill('SIGKILL')
    await dev?.ended
    await browser?.close()
    await rm(folder, { recursive: true, force: true })
  })

  async function writeDeck(): Promise<void> {
    for (const [path, text] of Object.entries(DECK)) {
      const file = join(folder, 'deck', path)
      await mkdir(dirname(file), { recursive: true })
      await writeFile(file, text)
    }
  }

  async function edit(path: string, from: string, to: string): Promise<void> {
    const file = join(folder, 'deck', path)
    const text = await readFile(file, 'utf8')
    expect(text).toContain(from)
    await writeFile(file, text.replace(from, to))
  }

  it('asks for the saved slide and nothing of the rest, though all of it hangs together', async () => {
    await page.goto(`${dev.address}#/2`)
    await page.getByRole('heading', { name: 'Second slide' }).waitFor()
    await page.locator('.slidev-page-2 .place').getByText('Slide 2 of 3').waitFor()
    // Slides beside the shown one load ahead.
    await page.waitForLoadState('networkidle')
    const asked: string[] = []
    page.on('request', (request) => asked.push(new URL(request.url()).pathname))
    await edit('pages/part.md', '# Second slide', '# Second slide, saved')
    await page.getByRole('heading', { name: 'Second slide, saved' }).waitFor()
    await page.locator('.slidev-page-2 .place').getByText('Slide 2 of 3').waitFor()
    expect(asked).toContain('/pages/part.md__slidev_2.md')
    expect(asked.filter((path) => !/part\.md__slidev_2\.|title-renderer/.test(path))).toEqual([])
    expect(await page.evaluate(() => window.loads)).toBe(1)
  })

  it('makes style sheets of utilities again for a new utility, and not for new words', async () => {
    await page.goto(`${dev.address}#/3`)
    await page.locator('.slidev-page-3 .place').getByText('3 of 3').waitFor()
    await page.waitForLoadState('networkidle')
    const sheets: string[] = []
    page.on('request', (request) => {
      if (request.url().includes('__uno')) sheets.push(request.url())
    })
    // When the second is drawn, sheets for the first would have been asked for.
    await edit('slides.md', '# Last slide', '# Last slide, verbosely')
    await page.getByRole('heading', { name: 'Last slide, verbosely' }).waitFor()
    await edit('slides.md', 'verbosely', 'exhaustively')
    await page.getByRole('heading', { name: 'Last slide, exhaustively' }).waitFor()
    expect(sheets).toEqual([])
    await edit('slides.md', ', exhaustively', ' <i class="text-[rgb(7,8,9)]">coloured</i>')
    await page.waitForFunction(() => {
      const coloured = document.querySelector('.slidev-page-3 i')
      return coloured !== null && getComputedStyle(coloured).color === 'rgb(7, 8, 9)'
    })
    await edit('slides.md', ' <i class="text-[rgb(7,8,9)]">coloured</i>', '')
    await page.getByRole('heading', { name: 'Last slide', exact: true }).waitFor()
  })

  it('loads nothing twice that a saved component imports', async () => {
    await page.goto(`${dev.address}#/1`)
    await page.locator('.slidev-page-1 .place').getByText('Slide 1 of 3').waitFor()
    await edit('components/Place.vue', '}} of {{', '}} out of {{')
    await page.locator('.slidev-page-1 .place').getByText('Slide 1 out of 3').waitFor()
    expect(await page.evaluate(() => window.loads)).toBe(1)
  })

  it('shows what changes below a component, on the slide and on those loaded later', async () => {
    await page.goto(`${dev.address}#/1`)
    const place = (slide: number) => page.locator(`.slidev-page-${slide} .place`)
    await place(1).getByText('Slide 1').waitFor()
    await edit('models/wording.ts', "'Slide'", "'Sheet'")
    await place(1).getByText('Sheet 1').and(place(1).getByText(/SHEET/)).waitFor()
    await edit('facts.json', 'spring', 'autumn')
    await place(1).getByText('autumn').waitFor()
    await edit('slides.md', '# First slide', '# First slide once more')
    await page.getByRole('heading', { name: 'First slide once more' }).waitFor()
    await place(1).getByText('Sheet 1').and(place(1).getByText('autumn')).waitFor()
    await edit('models/wording.ts', "'Sheet'", "'Leaf'")
    await place(1).getByText('Leaf 1').and(place(1).getByText(/LEAF/)).waitFor()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    await place(3).getByText('Leaf 3').waitFor()
    await page.reload()
    await place(3).getByText('Leaf 3').and(place(3).getByText('autumn')).waitFor()
  })

  it('shows an edited style, diagram and source', async () => {
    await page.goto(`${dev.address}#/2`)
    await page.locator('.slidev-page-2 svg').getByText('before').waitFor()
    await edit('components/Place.vue', 'rgb(1, 2, 3)', 'rgb(4, 5, 6)')
    await page.waitForFunction(() => {
      const place = document.querySelector('.slidev-page-2 .place')
      return place !== null && getComputedStyle(place).color === 'rgb(4, 5, 6)'
    })
    await edit('pages/part.md', 'before', 'earlier')
    await page.locator('.slidev-page-2 svg').getByText('earlier').waitFor()
    await page.locator('.slidev-page-2').getByText('Of saving').waitFor()
    await edit('sources.json', 'Of saving', 'Of keeping')
    await page.locator('.slidev-page-2').getByText('Of keeping').waitFor()
  })

  it('shows edited notes and frontmatter, and slides that come and go', async () => {
    await page.goto(`${dev.address}#/presenter/1`)
    await page.getByText('Said first.').first().waitFor()
    await edit('slides.md', 'Said first.', 'Said at first.')
    await page.getByText('Said at first.').first().waitFor()
    await page.goto(`${dev.address}#/3`)
    await page.getByRole('heading', { name: 'Last slide' }).waitFor()
    await edit('slides.md', '---\n\n# Last', '---\nclass: told-apart\n---\n\n# Last')
    await page.locator('.slidev-page-3 .told-apart').waitFor()
    await edit('slides.md', '# Last', '# Added slide\n\n---\n\n# Last')
    await page.getByRole('heading', { name: 'Added slide' }).waitFor()
    await page.keyboard.press('ArrowRight')
    await page.locator('.slidev-page-4 .place').getByText('4 out of 4').waitFor()
    await page.goto(`${dev.address}#/1`)
    await edit('slides.md', '# Added slide\n\n---\n\n', '')
    await page.locator('.slidev-page-1 .place').getByText('1 out of 3').waitFor()
  })
})
