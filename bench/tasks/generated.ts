import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Bench } from '../bench.ts'
import type { Contest, Contestant } from '../contestants.ts'
import { amphi, emptyAmphiCache, emptySlidevCache, forgetGenerated, marp, slidev } from '../contestants.ts'
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

export const bigCold: Task = {
  name: 'big-cold',
  work: '400 slides, 133 diagrams, cold, site and slides.pdf',
  measure(bench) {
    return raceAt({ slides: 400, diagrams: 'third' }, ['Amphi', 'Slidev'], bench, ['site', 'slides'])
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
      for (const slides of [100, 400, 1000])
        samples.push(...(await raceAt({ slides, diagrams }, ['Amphi'], bench, [])))
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
    for (const diagrams of ['none', 'third', 'all'] as const) {
      const racing = new Set<Contestant>(['Amphi', 'Slidev', 'Marp'])
      for (const slides of SIZES) {
        const found = await raceAt({ slides, diagrams }, [...racing], bench, ['site', 'slides'])
        samples.push(...found)
        // Who does not finish a deck is not given a larger one.
        for (const { who, ended } of found) if (ended !== 'finished') racing.delete(who)
      }
    }
    return samples
  },
  judge: () => [],
}

/** @param only the outputs of ours; all without one */
async function raceAt(
  { slides, diagrams }: { slides: number; diagrams: DiagramShare },
  racing: readonly Contestant[],
  bench: Bench,
  only: readonly string[],
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
  return race(await Promise.all(racing.map((who) => makers[who]())), bench, name)
}
