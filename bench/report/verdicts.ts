import type { Contestant } from '../contestants.ts'
import { summarise } from '../measure/statistics.ts'
import type { Measure, Sample } from '../results.ts'

/** A line of the table. */
export interface Verdict {
  work: string
  ours: string
  against: string
  /** Ours by theirs, or the figure that the goal is set for. */
  ratio: string
  goal: string
  isMet: boolean
}

interface Comparison {
  work: string
  measure: Measure
  series?: string
  against: Contestant
  /** What the contestant ran, such as `Slidev build + export`. */
  name: string
  /** The largest ratio of the medians that is good enough. */
  goal: number
  /** Seconds after which a run was ended. */
  limit: number
}

/** Compares the medians of Amphi and of one other. */
export function compare(samples: readonly Sample[], request: Comparison): Verdict {
  const { work, measure, series, goal, limit } = request
  const of = (who: Contestant) => samplesOf(samples, who, series)
  const [ours, theirs] = [of('Amphi'), of(request.against)]
  const common = { work, goal: `≤ ${goal} ×`, against: `${request.name}: ${told(theirs, measure, limit)}` }
  const [mine, other] = [medianOf(ours, measure), medianOf(theirs, measure)]
  if (mine === undefined) return { ...common, ours: told(ours, measure, limit), ratio: '–', isMet: false }
  if (other === undefined) {
    // Who has nothing to show at the limit counts as taking that long; what took longer gives a bound, what failed none.
    const bound = measure === 'seconds' && theirs.length > 0 ? mine / limit : Number.NaN
    const isLate = theirs.some(({ ended }) => ended === 'late')
    const ratio = isLate && !Number.isNaN(bound) ? `< ${times(bound)}` : '–'
    return { ...common, ours: told(ours, measure, limit), ratio, isMet: bound <= goal }
  }
  const ratio = mine / other
  return { ...common, ours: told(ours, measure, limit), ratio: times(ratio), isMet: ratio <= goal }
}

export function samplesOf(samples: readonly Sample[], who: Contestant, series?: string): Sample[] {
  return samples.filter((sample) => sample.who === who && (series === undefined || sample.series === series))
}

/** undefined when there are none, or one did not finish. */
export function medianOf(samples: readonly Sample[], measure: Measure): number | undefined {
  const values = finished(samples, measure)
  return values.length > 0 && values.length === samples.length ? summarise(values).median : undefined
}

function finished(samples: readonly Sample[], measure: Measure): number[] {
  return samples
    .filter(({ ended }) => ended === 'finished')
    .map(({ values }) => values[measure])
    .filter((value) => value !== undefined)
}

/** Median and spread in words, or why there is none. */
export function told(samples: readonly Sample[], measure: Measure, limit: number): string {
  const unfinished = samples.find(({ ended }) => ended !== 'finished')
  if (unfinished) {
    const { ended, message = '', values } = unfinished
    const how =
      ended === 'late'
        ? `not finished in ${limit} s`
        : `fails after ${quantity(values.seconds ?? 0, 'seconds')}`
    return message === '' ? how : `${how} (${message})`
  }
  const values = finished(samples, measure)
  if (values.length === 0) return 'not measured'
  const { median, min, max } = summarise(values)
  const spread = values.length > 1 ? ` (${quantity(min, measure)} – ${quantity(max, measure)})` : ''
  return quantity(median, measure) + spread
}

export function times(ratio: number): string {
  return `${significant(ratio)} ×`
}

/** A value with its unit, to three digits at most. */
export function quantity(value: number, measure: Measure): string {
  if (measure === 'seconds') return `${significant(value)} s`
  if (measure === 'milliseconds') return `${significant(value)} ms`
  const [unit, size] =
    Math.abs(value) >= 1e9 ? ['GB', 1e9] : Math.abs(value) >= 1e6 ? ['MB', 1e6] : ['kB', 1e3]
  return `${significant(value / size)} ${unit}`
}

function significant(value: number): string {
  if (value === 0 || !Number.isFinite(value)) return String(value)
  const digits = Math.max(0, Math.min(4, 2 - Math.floor(Math.log10(Math.abs(value)))))
  return value.toFixed(digits)
}
