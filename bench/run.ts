// The peers, side by side: npm run bench -- [--only NAME]… [--runs 5] [--limit 600] [--results DIR] [--list] [--readme]
//
// Each task writes what it measured to a JSON file of its own; the table and the plot are made from all of them, so that a
// part can be measured again alone.
import { parseArgs } from 'node:util'
import { AmphiError, InterruptedError } from '../scripts/errors.ts'
import { findChromium } from '../scripts/render/browser.ts'
import { describeMachine } from './machine.ts'
import { installPeers } from './peers.ts'
import { defaultResults } from './places.ts'
import { writeReadme, writeReport } from './report/writeReport.ts'
import { writeResult } from './results.ts'
import { allTasks } from './tasks/allTasks.ts'
import type { Task } from './tasks/task.ts'

const interruption = new AbortController()
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(name, () => interruption.abort(new InterruptedError()))
// Whoever reads what is told may leave, such as `head`. What is measured goes on.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)

const tell = (text: string) => void process.stderr.write(`${text}\n`)

try {
  await run()
} catch (error) {
  if (interruption.signal.aborted) process.exitCode = 130
  else {
    tell(error instanceof AmphiError ? `${error.message}\n  → ${error.hint ?? ''}` : String(error))
    process.exitCode = error instanceof AmphiError ? error.exitCode : 1
  }
}

async function run(): Promise<void> {
  const { only, runs, limit, results, list, readme } = readArguments()
  if (list) {
    for (const { name, work } of allTasks) process.stdout.write(`${name.padEnd(18)} ${work}\n`)
    return
  }
  if (readme) return writeReadme(results)
  const tasks = only.length === 0 ? allTasks : only.map(taskNamed)
  const { signal } = interruption
  await installPeers(tell, signal)
  const chromium = await findChromium({ signal })
  const machine = await describeMachine(chromium.executablePath)
  for (const task of tasks) {
    tell(`\n${task.name}: ${task.work}`)
    const samples = await task.measure({ runs, limit, chromium, signal, tell })
    signal.throwIfAborted()
    await writeResult(results, { task: task.name, machine, runs, limit, samples })
  }
  process.stdout.write(`\n${await writeReport(results)}\n`)
}

function taskNamed(name: string): Task {
  const found = allTasks.find((task) => task.name === name)
  if (found) return found
  throw new AmphiError(`There is no task "${name}"`, {
    hint: `One of: ${allTasks.map((task) => task.name).join(', ')}.`,
    exitCode: 2,
  })
}

function readArguments() {
  const { values } = parseArgs({
    options: {
      only: { type: 'string', multiple: true, default: [] },
      runs: { type: 'string', default: '5' },
      limit: { type: 'string', default: '600' },
      results: { type: 'string', default: defaultResults },
      list: { type: 'boolean', default: false },
      readme: { type: 'boolean', default: false },
    },
  })
  return { ...values, runs: counted('runs', values.runs), limit: counted('limit', values.limit) }
}

function counted(name: string, value: string): number {
  const number = Number(value)
  if (Number.isInteger(number) && number > 0) return number
  throw new AmphiError(`--${name} ${value} is no number of ${name === 'runs' ? 'runs' : 'seconds'}`, {
    hint: `Write a whole number from 1: --${name} 3.`,
    exitCode: 2,
  })
}
