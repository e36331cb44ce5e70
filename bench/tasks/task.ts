import type { Bench } from '../bench.ts'
import type { Verdict } from '../report/verdicts.ts'
import type { Sample } from '../results.ts'

/** One piece of work that contestants are compared at. */
export interface Task {
  name: string
  /** What is done, in a few words. */
  work: string
  measure: (bench: Bench) => Promise<Sample[]>
  /** What follows from the samples, beside its goal; nothing for a task without one. */
  judge: (samples: readonly Sample[], limit: number) => Verdict[]
}
