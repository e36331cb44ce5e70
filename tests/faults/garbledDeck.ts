import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { readDeck } from '../../scripts/deck/readDeck.ts'
import { isComplete } from '../../scripts/publish/manifest.ts'
import { serveFolder } from '../../scripts/render/staticServer.ts'
import type { AttemptResult } from './amphiProcess.ts'
import { attempt, judgeEnd } from './amphiProcess.ts'
import type { Chance } from './chance.ts'
import { garble } from './garble.ts'
import type { Trial } from './killBuild.ts'

/** Decks to garble, in folders that hold what they need. */
export interface GarbleGround {
  decks: { name: string; folder: string; text: Buffer }[]
  temporary: string
  cache: string
  /** Seconds that an undisturbed build takes. */
  usual: number
  /** Looks at what was built. */
  browser: Browser
}

export interface GarbleTrial extends Trial {
  outcome: 'built' | 'refused' | 'failed'
  /** What was built, for whoever looks into a fault. */
  bytes: Buffer
}

/** Garbles a deck and builds it: the result must be right, or the refusal must say where the deck is wrong. */
export async function buildGarbled(
  ground: GarbleGround,
  chance: Chance,
  trial: number,
): Promise<GarbleTrial> {
  const start = performance.now()
  const deck = chance.pick(ground.decks)
  const { bytes, names } = garble(deck.text, chance)
  const entry = `garbled-${trial}.md`
  const out = join(deck.folder, `out-${trial}`)
  await writeFile(join(deck.folder, entry), bytes)
  try {
    const run = await attempt({
      args: [
        'build',
        entry,
        '--out',
        out,
        '--only',
        chance.pick(['deck', 'deck', 'slides']),
        '--only',
        'deck',
      ],
      cwd: deck.folder,
      env: { TMPDIR: ground.temporary, AMPHI_CACHE: ground.cache },
      patience: 60 + 5 * ground.usual,
    })
    const faults = judgeEnd(run)
    if (run.exitCode === 0) faults.push(...(await judgeBuilt(join(deck.folder, entry), out, ground.browser)))
    else faults.push(...judgeRefusal(run, entry))
    return {
      did: `${deck.name}: ${names.join(', ')}`,
      outcome: faults.length > 0 ? 'failed' : run.exitCode === 0 ? 'built' : 'refused',
      faults,
      bytes,
      seconds: (performance.now() - start) / 1000,
    }
  } finally {
    await rm(out, { recursive: true, force: true })
    await rm(join(deck.folder, entry), { force: true })
  }
}

function judgeRefusal({ exitCode, stderr }: AttemptResult, entry: string): string[] {
  const faults: string[] = []
  if (exitCode !== 1) faults.push(`exits with ${exitCode}`)
  // A place in a file of the deck's folder: the deck itself, or what it includes.
  if (!new RegExp(`^(?:${entry.replace('.', '\\.')}|\\S+\\.(?:md|ts|vue|json)):\\d+`, 'm').test(stderr))
    faults.push(`refuses without saying where: ${stderr}`)
  if (!stderr.includes('→')) faults.push(`refuses without saying what to do: ${stderr}`)
  if (stderr.includes('--debug')) faults.push(`does not know what is wrong: ${stderr}`)
  return faults
}

/** Opens every slide of what was built, as the audience would. */
async function judgeBuilt(entry: string, out: string, browser: Browser): Promise<string[]> {
  if (!(await isComplete(out))) return ['the output is not what its manifest says']
  const { deck } = await readDeck(entry, new AbortController().signal)
  await using server = await disposable(serveFolder(join(out, 'speaker')))
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 } })
  try {
    const faults: string[] = []
    const page = await context.newPage()
    page.on('pageerror', ({ message }) => {
      if (!/wake lock/i.test(message)) faults.push(`the deck throws: ${message}`)
    })
    for (const [index] of deck.slides.entries()) {
      await page.goto(`${server.url}deck.html#/${index + 1}`)
      const slide = page.locator(`.slidev-page-${index + 1}`).first()
      const isShown = await slide.waitFor({ timeout: 30_000 }).then(
        () => true,
        () => false,
      )
      if (!isShown) faults.push(`slide ${index + 1} of ${deck.slides.length} does not show`)
    }
    await page.goto(`${server.url}deck.html#/${deck.slides.length}`)
    const last = await page.evaluate(() => document.querySelectorAll('[class*="slidev-page-"]').length)
    if (last === 0) faults.push('the last slide is missing')
    return faults
  } finally {
    await context.close()
  }
}

async function disposable(opening: ReturnType<typeof serveFolder>) {
  const server = await opening
  return { ...server, [Symbol.asyncDispose]: () => server.close() }
}

const TINY = `---
title: Garbled
fonts:
  provider: none
---

# Un titre

Du texte, **gras**, \`code\` et $x^2$.

<!-- Une note. [click] Encore. -->

---
layout: two-cols
class: small
---

# Deux colonnes

- un
- deux

::right::

<div v-click class="box">{{ 1 + 1 }}</div>

::handout::

De la prose pour l’étudiant.

---
clicks: 2
---

# Un schéma

\`\`\`mermaid
flowchart LR
  a[Hôte] --> b[Invité]
\`\`\`

---

# Du code

\`\`\`ts {1|2}
const a = 1
const b = a + 1
\`\`\`

| a | b |
| - | - |
| 1 | 2 |
`

/** Lays out the decks: a tiny one, the fixture that knows nothing of Amphi, and parts of the lecture. */
export async function layOutDecks(root: string, folder: string): Promise<GarbleGround['decks']> {
  const decks: GarbleGround['decks'] = []
  const add = (name: string, place: string, text: string) =>
    decks.push({ name, folder: place, text: Buffer.from(text) })

  const tiny = join(folder, 'tiny')
  await mkdir(tiny, { recursive: true })
  add('tiny deck', tiny, TINY)

  const plain = join(folder, 'plain')
  await cp(join(root, 'tests/fixtures/plain'), plain, { recursive: true })
  const fixture = await readFile(join(plain, 'slides.md'), 'utf8')
  // What the network would answer is not the question here.
  add(
    'plain deck',
    plain,
    fixture.replace(/fonts:\n.*\n.*\n/, 'fonts:\n  provider: none\n').replace(/^.*images\.invalid.*$/m, ''),
  )

  const lecture = join(folder, 'lecture')
  for (const part of [
    'components',
    'layouts',
    'styles',
    'setup',
    'public',
    'data',
    'slide-bottom.vue',
    'global-top.vue',
    'global-bottom.vue',
  ])
    await cp(join(root, part), join(lecture, part), { recursive: true })
  const headmatter = (await readFile(join(root, 'slides.md'), 'utf8')).split(/^---$/m)[1] ?? ''
  // What names slides of the other parts.
  const shared = headmatter.replace(/^sessions:\n(?: .*\n)*/m, '').replace(/^ {2}routes:\n(?: {4}.*\n)*/m, '')
  for (const part of ['02-pourquoi', '07-memoire', '08-souplesse']) {
    const slides = (await readFile(join(root, `pages/${part}.md`), 'utf8')).split(/^(?=---\nid: )/m)
    add(`lecture, ${part}`, lecture, `---${shared}---\n\n# Une partie\n\n${slides.slice(0, 4).join('')}`)
  }
  return decks
}
