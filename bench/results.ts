import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Contestant } from './contestants.ts'
import type { Machine } from './machine.ts'

/** One measurement of one contestant. */
export interface Sample {
  who: Contestant
  /** What was measured, where a task measures several things. */
  series: string
  /** By unit: seconds, milliseconds, bytes, rss and pss (bytes). */
  values: Partial<Record<Measure, number>>
  ended: 'finished' | 'late' | 'failed'
  message?: string
}

export type Measure = 'seconds' | 'milliseconds' | 'bytes' | 'rss' | 'pss'

/** What is written for a task: what was measured, not what follows from it. */
export interface TaskResult {
  task: string
  machine: Machine
  /** How often each contestant ran. */
  runs: number
  /** Seconds after which a run was ended. */
  limit: number
  samples: Sample[]
}

export async function writeResult(folder: string, result: TaskResult): Promise<void> {
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, `${result.task}.json`), `${JSON.stringify(result, null, 2)}\n`)
}

/** Every result in a folder, by task. An absent folder holds none. */
export async function readResults(folder: string): Promise<Map<string, TaskResult>> {
  const names = await readdir(folder).catch(() => [])
  const results = new Map<string, TaskResult>()
  for (const name of names.filter((file) => file.endsWith('.json'))) {
    const result = JSON.parse(await readFile(join(folder, name), 'utf8')) as TaskResult
    results.set(result.task, result)
  }
  return results
}
