import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { cacheDirectory } from '../../scripts/deck/cacheDirectory.ts'
import { findChromium, launchBrowser } from '../../scripts/render/browser.ts'
import { chanceOf } from '../faults/chance.ts'
import { buildGarbled, layOutDecks } from '../faults/garbledDeck.ts'
import type { KillGround } from '../faults/killBuild.ts'
import { buildOnce, fillDisk, killBuild } from '../faults/killBuild.ts'

// The short form of `npm run faults`: a few trials of each kind, always the same.
const SEED = 7
const KILLS = 4
const root = fileURLToPath(new URL('../..', import.meta.url))

let work: string
let ground: KillGround

beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'amphi-faults-'))
  const [folder, temporary] = [join(work, 'kill'), join(work, 'temporary')]
  for (const place of [folder, temporary]) await mkdir(place)
  await findChromium()
  ground = { folder, temporary, cache: cacheDirectory(), usual: 0 }
  ground.usual = await buildOnce(ground)
})
afterAll(() => rm(work, { recursive: true, force: true }))

it('leaves a complete output, no process and no stray folder, whenever a build is killed', async () => {
  for (let number = 1; number <= KILLS; number++) {
    const trial = await killBuild(ground, chanceOf(SEED, number), {
      version: number,
      isRebuilt: number === KILLS,
    })
    expect(trial.faults, trial.did).toEqual([])
  }
}, 300_000)

it('leaves the last output as it is when the disk is full, and says so', async () => {
  for (let number = 1; number <= 2; number++) {
    const trial = await fillDisk(ground, chanceOf(SEED, number), number)
    expect(trial.faults, trial.did).toEqual([])
  }
}, 120_000)

it('builds a garbled deck right, or says where it is wrong', async () => {
  const browser = await launchBrowser()
  try {
    const decks = await layOutDecks(root, work)
    const garbled = { decks, browser, ...ground }
    for (let number = 1; number <= 4; number++) {
      const trial = await buildGarbled(garbled, chanceOf(SEED, number), number)
      expect(trial.faults, `${trial.did}\n${trial.bytes.toString()}`).toEqual([])
    }
  } finally {
    await browser.close()
  }
}, 300_000)
