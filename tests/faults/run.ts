// The long form of the faults: npm run faults -- [--kills 200] [--disks 40] [--decks 200] [--seed 1] [--from 1] [--work DIR]
//
// One line a trial; exit 1 when one found a fault. A trial depends on the seed and its own number alone: `--from` goes on
// where a run was stopped, and repeats one.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { launchBrowser } from '../../scripts/render/browser.ts'
import { attempt } from './amphiProcess.ts'
import { chanceOf } from './chance.ts'
import type { GarbleGround } from './garbledDeck.ts'
import { buildGarbled, layOutDecks } from './garbledDeck.ts'
import type { KillGround, Trial } from './killBuild.ts'
import { buildOnce, fillDisk, killBuild } from './killBuild.ts'

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '200' },
    disks: { type: 'string', default: '40' },
    decks: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    from: { type: 'string', default: '1' },
    work: { type: 'string' },
  },
})
const [seed, from] = [Number(values.seed), Number(values.from)]
/** After every kill the next command runs; after each of these it is a whole build. */
const REBUILT_EVERY = 10

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130))

const root = join(import.meta.dirname, '../..')
const work = values.work ?? (await mkdtemp(join(tmpdir(), 'amphi-faults-')))
const places = ['kill', 'temporary', 'cache', 'failed'].map((name) => join(work, name))
for (const place of places) await mkdir(place, { recursive: true })
const [folder = '', temporary = '', cache = '', failed = ''] = places

let faulty = 0
const outcomes: Record<string, number> = {}
const tell = (
  kind: string,
  number: number,
  { did, faults, seconds }: Trial,
  outcome = faults.length ? 'failed' : 'well',
) => {
  const key = `${kind}, ${outcome}`
  outcomes[key] = (outcomes[key] ?? 0) + 1
  if (faults.length > 0) faulty += 1
  const verdict = faults.length > 0 ? `FAULT ${faults.join(' | ')}` : outcome
  process.stdout.write(`${kind} ${number} (${seconds.toFixed(1)} s) ${did}: ${verdict}\n`)
}

const ground: KillGround = { folder, temporary, cache, usual: 0 }
// The first build of all fills the cache.
await buildOnce(ground)
ground.usual = await buildOnce(ground)
process.stdout.write(`in ${work}, an undisturbed build takes ${ground.usual.toFixed(1)} s\n`)

for (let number = from; number <= Number(values.kills); number++) {
  const isRebuilt = number % REBUILT_EVERY === 0 || number === Number(values.kills)
  tell('kill', number, await killBuild(ground, chanceOf(seed, number), { version: number, isRebuilt }))
}
for (let number = from; number <= Number(values.disks); number++)
  tell('disk', number, await fillDisk(ground, chanceOf(seed + 1, number), number))

const browser = await launchBrowser()
try {
  const decks = await layOutDecks(root, work)
  const garbled: GarbleGround = { decks, temporary, cache, usual: ground.usual, browser }
  for (const deck of decks) {
    // A deck that is refused as it is would prove nothing.
    await writeFile(join(deck.folder, 'whole.md'), deck.text)
    const run = await attempt({
      args: ['build', 'whole.md', '--out', join(deck.folder, 'whole'), '--only', 'deck'],
      cwd: deck.folder,
      env: { TMPDIR: temporary, AMPHI_CACHE: cache },
      patience: 600,
    })
    if (run.exitCode !== 0) throw new Error(`The ${deck.name} does not build as it is:\n${run.stderr}`)
  }
  for (let number = from; number <= Number(values.decks); number++) {
    const trial = await buildGarbled(garbled, chanceOf(seed + 2, number), number)
    tell('deck', number, trial, trial.outcome)
    if (trial.outcome === 'failed') await writeFile(join(failed, `${number}.md`), trial.bytes)
  }
} finally {
  await browser.close()
}

for (const [outcome, count] of Object.entries(outcomes)) process.stdout.write(`${outcome}: ${count}\n`)
if (faulty === 0) await rm(work, { recursive: true, force: true })
else process.stdout.write(`${faulty} found a fault; the decks are in ${failed}\n`)
process.exitCode = faulty === 0 ? 0 : 1
