import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { defaultResults } from '../../../bench/places.ts'
import { scalePlot } from '../../../bench/report/plot.ts'
import { withBenchSection } from '../../../bench/report/readmeSection.ts'
import { resultsMarkdown } from '../../../bench/report/table.ts'
import { readmeFile, readmeWithResults } from '../../../bench/report/writeReport.ts'
import type { Sample, TaskResult } from '../../../bench/results.ts'
import { allTasks } from '../../../bench/tasks/allTasks.ts'

const machine = {
  cpu: 'A processor',
  cores: 2,
  memoryGb: 24,
  system: 'Linux 6.1',
  node: '24.0.0',
  chromium: '153.0',
  commit: 'abc1234',
  date: '2026-01-02',
  peers: { '@slidev/cli': '53.0.0' },
}
const sample = (
  who: Sample['who'],
  series: string,
  seconds: number,
  ended: Sample['ended'] = 'finished',
) => ({
  who,
  series,
  values: { seconds, pss: 1e9 },
  ended,
})
const result = (task: string, samples: Sample[], more: Partial<TaskResult> = {}): [string, TaskResult] => [
  task,
  { task, machine, runs: 3, limit: 600, samples, ...more },
]
const lecture = (seconds: number) => [sample('Amphi', 'lecture', seconds), sample('Marp', 'lecture', 4)]

describe('the table', () => {
  it('is made of what was measured, in the order of the tasks', () => {
    const results = new Map([result('lecture-unchanged', lecture(2)), result('lecture-edited', lecture(3))])
    const lines = resultsMarkdown(allTasks, results).split('\n')
    expect(lines[2]).toMatch(/one slide edited.*3\.00 s.*4\.00 s.*0\.750 × +\| ≤ 1 × +\| met/)
    expect(lines[3]).toMatch(/nothing changed.*0\.500 ×.*\*\*missed\*\*/)
    expect(lines.at(-1)).toBe(
      'Median (least – most). Measured 2026-01-02 on 2 cores (A processor), 24 GB, Linux 6.1, Node 24.0.0, Chromium 153.0, Amphi at abc1234, @slidev/cli 53.0.0; 3 runs each.',
    )
  })

  it('says what was measured where, when a part was measured elsewhere', () => {
    const elsewhere = { ...machine, date: '2026-02-03' }
    const results = new Map([
      result('lecture-unchanged', lecture(2)),
      result('lecture-edited', lecture(3), { machine: elsewhere, runs: 1 }),
    ])
    const text = resultsMarkdown(allTasks, results)
    expect(text).toMatch(/lecture-edited: Measured 2026-02-03 .*; 1 run each\./)
    expect(text).toMatch(/lecture-unchanged: Measured 2026-01-02 .*; 3 runs each\./)
  })

  it('says so when nothing was measured', () => {
    expect(resultsMarkdown(allTasks, new Map())).toContain('Nothing has been measured yet')
  })
})

describe('the plot', () => {
  it('draws a line for each tool, and marks what did not finish', () => {
    const samples = [
      ...[10, 100].map((slides) => sample('Amphi', `${slides}-third`, slides / 5)),
      sample('Slidev', '10-third', 20),
      sample('Slidev', '25-third', 30),
      sample('Slidev', '100-third', 600, 'late'),
    ]
    const svg = scalePlot({ samples, limit: 600 })
    const lines = [...svg.matchAll(/<path d="M([^"]*L[^"]*)"/g)].map(([, places]) => places?.split('L'))
    expect(lines.map((places) => places?.length)).toEqual([2, 2])
    expect(svg).toContain('✕ failed, or ended after 600 s')
    expect(svg.match(/>✕</g)).toHaveLength(1)
    expect(svg).not.toMatch(/NaN|undefined/)
  })

  it('puts ten times the seconds a third of its height further up', () => {
    const svg = scalePlot({
      samples: [sample('Amphi', '10-none', 10), sample('Amphi', '1000-none', 100)],
      limit: 600,
    })
    expect(svg).toContain('d="M0 173.3L250 86.7"')
  })
})

describe('the README', () => {
  it('takes the section between its markers and nothing else', () => {
    const readme = 'a\n<!-- bench:begin -->\nold\n<!-- bench:end -->\nz'
    expect(withBenchSection(readme, 'new')).toBe('a\n<!-- bench:begin -->\n\nnew\n\n<!-- bench:end -->\nz')
  })

  it('is refused without markers', () => {
    expect(() => withBenchSection('a <!-- bench:end --> <!-- bench:begin -->', 'new')).toThrow('README')
  })

  it('says what the results say', async () => {
    const readme = readFileSync(readmeFile, 'utf8')
    expect(await readmeWithResults(readme, defaultResults)).toBe(readme)
  })
})
