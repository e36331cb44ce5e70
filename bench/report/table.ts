import { markdownTable } from 'markdown-table'
import type { Machine } from '../machine.ts'
import type { TaskResult } from '../results.ts'
import type { Task } from '../tasks/task.ts'

const HEAD = ['Work', 'Amphi', 'Against', 'Ratio', 'Goal', '']

/**
 * What the results say, in the order of the tasks: the table, and below it where and with what was measured.
 * @returns Markdown; without results, a sentence that says so
 */
export function resultsMarkdown(tasks: readonly Task[], results: ReadonlyMap<string, TaskResult>): string {
  const measured = tasks.flatMap((task) => {
    const result = results.get(task.name)
    return result ? [{ task, result }] : []
  })
  const rows = measured.flatMap(({ task, result }) =>
    task
      .judge(result.samples, result.limit)
      .map(({ work, ours, against, ratio, goal, isMet }) =>
        [work, ours, against, ratio, goal, isMet ? 'met' : '**missed**'].map(cell),
      ),
  )
  if (rows.length === 0) return 'Nothing has been measured yet: `npm run bench` does.'
  const table = markdownTable([HEAD, ...rows])
  return `${table}\n\n${measuredOn(measured.map(({ result }) => result))}`
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|')
}

/** Parts may have been measured on another day or machine: then each says which it was. */
function measuredOn(results: readonly TaskResult[]): string {
  const tasks = Map.groupBy(results, ({ machine }) => machineText(machine))
  const lines = [...tasks].map(([machine, of]) => {
    const which = tasks.size > 1 ? `${of.map(({ task }) => task).join(', ')}: ` : ''
    const runs = [...new Set(of.map(({ runs: count }) => count))].sort((a, b) => a - b)
    return `${which}${machine}; ${runs.join(' or ')} ${runs.length === 1 && runs[0] === 1 ? 'run' : 'runs'} each.`
  })
  return `Median (least – most). ${lines.join(' ')}`
}

function machineText({ cpu, cores, memoryGb, system, node, chromium, commit, date, peers }: Machine): string {
  const versions = Object.entries(peers).map(([name, version]) => `${name} ${version}`)
  const code = commit === '' ? '' : `, Amphi at ${commit}`
  return `Measured ${date} on ${cores} cores (${cpu}), ${memoryGb} GB, ${system}, Node ${node}, Chromium ${chromium}${code}, ${versions.join(', ')}`
}
