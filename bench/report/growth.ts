import { planName } from '../decks/deckPlan.ts'
import type { DiagramShare } from '../decks/deckPlan.ts'
import type { Sample } from '../results.ts'
import type { Verdict } from './verdicts.ts'
import { medianOf, quantity, samplesOf, times, told } from './verdicts.ts'

interface Growth {
  diagrams: DiagramShare
  what: string
  measure: 'seconds' | 'pss'
  goal: number
  limit: number
}

const SIZES = [100, 400, 1000] as const

/** Compares what a slide more costs between 400 and 1000 slides with what it costs between 100 and 400. */
export function compareGrowth(samples: readonly Sample[], request: Growth): Verdict {
  const { diagrams, what, measure, goal, limit } = request
  const at = (slides: number) => samplesOf(samples, 'Amphi', planName({ slides, diagrams, seed: 0 }))
  const [small, middle, large] = SIZES.map((slides) => medianOf(at(slides), measure))
  const work = `A slide more, ${what}: ${measure === 'seconds' ? 'time' : 'peak memory'}`
  const common = { work, goal: `≤ ${goal} ×` }
  if (small === undefined || middle === undefined || large === undefined) {
    const missing = SIZES.find((slides) => medianOf(at(slides), measure) === undefined) ?? 0
    const why = `${missing} slides: ${told(at(missing), measure, limit)}`
    return { ...common, ours: why, against: 'Amphi itself', ratio: '–', isMet: false }
  }
  const before = (middle - small) / (SIZES[1] - SIZES[0])
  const after = (large - middle) / (SIZES[2] - SIZES[1])
  const cost = (each: number) =>
    measure === 'seconds' ? quantity(each * 1000, 'milliseconds') : quantity(each, measure)
  return {
    ...common,
    ours: `${cost(after)} from 400 to 1000`,
    against: `Amphi itself: ${cost(before)} from 100 to 400`,
    // By less than nothing, nothing can be divided.
    ratio: before > 0 ? times(after / before) : '–',
    isMet: after <= goal * before,
  }
}
