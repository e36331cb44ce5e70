import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Bench } from '../bench.ts'
import type { Contest, Contestant } from '../contestants.ts'
import {
  CONTESTANTS,
  amphi,
  emptyAmphiCache,
  emptySlidevCache,
  forgetGenerated,
  marp,
  slidev,
} from '../contestants.ts'
import type { DeckPlan, DiagramShare } from '../decks/deckPlan.ts'
import { planName } from '../decks/deckPlan.ts'
import { generateDeck } from '../decks/generateDeck.ts'
import { writeDeck } from '../decks/writeDeck.ts'
import { race } from '../measure/race.ts'
import { slidevWork, work } from '../places.ts'
import { compare } from '../report/verdicts.ts'
import { compareGrowth } from '../report/growth.ts'
import type { Sample } from '../results.ts'
import type { Task } from './task.ts'

const SEED = 8
const SIZES = [10, 25, 100, 400, 1000]
const SITE_AND_PDF = ['site', 'slides']

/** Who races. */
interface Field {
  contestants: readonly Contestant[]
  /** The outputs of ours; none named means all. */
  only: readonly string[]
}

export const bigCold: Task = {
  name: 'big-cold',
  work: '400 slides, 133 diagrams, cold, site and slides.pdf',
  measure(bench) {
    return raceAt(
      { slides: 400, diagrams: 'third' },
      { contestants: ['Amphi', 'Slidev'], only: SITE_AND_PDF },
      bench,
    )
  },
  judge(samples, limit) {
    const common = { against: 'Slidev', name: 'Slidev build + export', limit } as const
    return [compare(samples, { ...common, work: this.work, measure: 'seconds', goal: 0.05 })]
  },
}

const GROWTH: Record<'third' | 'all', string> = {
  third: 'a diagram on every third slide',
  all: 'a diagram on every slide',
}

export const marginal: Task = {
  name: 'marginal',
  work: 'What a slide more costs, cold, all outputs',
  async measure(bench) {
    const samples: Sample[] = []
    for (const diagrams of ['third', 'all'] as const)
      samples.push(
        ...(await raceUpwards([100, 400, 1000], diagrams, { contestants: ['Amphi'], only: [] }, bench)),
      )
    return samples
  },
  judge: (samples, limit) =>
    (['third', 'all'] as const).flatMap((diagrams) =>
      (['seconds', 'pss'] as const).map((measure) =>
        compareGrowth(samples, { diagrams, what: GROWTH[diagrams], measure, goal: 1.2, limit }),
      ),
    ),
}

export const scale: Task = {
  name: 'scale',
  work: 'Decks of 10 to 1000 slides, cold, site and slides.pdf (for the plot)',
  async measure(bench) {
    const samples: Sample[] = []
    for (const diagrams of ['none', 'third', 'all'] as const)
      samples.push(
        ...(await raceUpwards(SIZES, diagrams, { contestants: CONTESTANTS, only: SITE_AND_PDF }, bench)),
      )
    return samples
  },
  judge: () => [],
}

/** Races at one size after the other. Who does not finish a deck is not given a larger one. */
async function raceUpwards(
  sizes: readonly number[],
  diagrams: DiagramShare,
  { contestants, only }: Field,
  bench: Bench,
): Promise<Sample[]> {
  const samples: Sample[] = []
  const racing = new Set(contestants)
  for (const slides of sizes) {
    const found = await raceAt({ slides, diagrams }, { contestants: [...racing], only }, bench)
    samples.push(...found)
    for (const { who, ended } of found) if (ended !== 'finished') racing.delete(who)
  }
  return samples
}

async function raceAt(
  { slides, diagrams }: { slides: number; diagrams: DiagramShare },
  { contestants, only }: Field,
  bench: Bench,
): Promise<Sample[]> {
  const plan: DeckPlan = { slides, diagrams, seed: SEED }
  const name = planName(plan)
  const deck = generateDeck(plan)
  const makers: Record<Contestant, () => Promise<Contest>> = {
    Amphi: async () => {
      const entry = await writeDeck(deck, 'slidev', join(work, name))
      const out = join(work, `${name}-out`)
      const prepare = async () => {
        await emptyAmphiCache()
        await forgetGenerated(entry)
        await rm(out, { recursive: true, force: true })
      }
      return { ...amphi({ entry, out, only }), prepare }
    },
    Slidev: async () => {
      const entry = await writeDeck(deck, 'slidev', join(slidevWork, name))
      return { ...slidev({ entry, bench }), prepare: () => emptySlidevCache(entry) }
    },
    Marp: async () => {
      const entry = await writeDeck(deck, 'marp', join(work, `${name}-marp`))
      return { ...marp({ entry, bench }), prepare: () => Promise.resolve() }
    },
  }
  return race(await Promise.all(contestants.map((who) => makers[who]())), bench, name)
}
