import type { Bench } from '../bench.ts'
import type { Contest } from '../contestants.ts'
import type { Sample } from '../results.ts'
import { bytesOf } from './folderBytes.ts'
import { runSteps } from './runSteps.ts'

/**
 * Runs contests in turn (A, B, C, A, B, C …), so that what else the machine does falls on all alike. One that does not
 * finish runs no second time.
 * @param series names the samples among others of the same contestant
 */
export async function race(contests: readonly Contest[], bench: Bench, series: string): Promise<Sample[]> {
  const samples: Sample[] = []
  const running = new Set(contests)
  for (let run = 0; run < bench.runs; run++) {
    for (const contest of running) {
      await contest.prepare(run)
      const { seconds, rss, pss, ended, message } = await runSteps(contest.steps, bench)
      const bytes = await bytesOf(contest.outputs)
      const values = { seconds, bytes, ...(rss && { rss }), ...(pss && { pss }) }
      samples.push({ who: contest.who, series, values, ended, ...(message && { message }) })
      bench.tell(`${contest.who} ${series}: ${seconds.toFixed(1)} s${message ? `, ${message}` : ''}`)
      if (ended !== 'finished') running.delete(contest)
    }
  }
  return samples
}
