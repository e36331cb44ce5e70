import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { writeRecording } from '../../../addon/presenter/models/recording.ts'
import { runAmphi } from '../../support/amphi.ts'

const DECK = '---\nid: a\nminutes: 2\n---\n\n# A\n\n---\nid: b\n---\n\n# B\n'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'amphi rehearse '))
  await writeFile(join(folder, 'slides.md'), DECK)
  return () => rm(folder, { recursive: true })
})
const rehearse = (...words: string[]) => {
  const [task = '', ...more] = words
  return runAmphi(['rehearse', task, 'slides.md', ...more], { cwd: folder })
}
async function record(seconds: number): Promise<void> {
  await mkdir(join(folder, 'rehearsals'), { recursive: true })
  await writeFile(
    join(folder, 'rehearsals/one.jsonl'),
    writeRecording({
      header: {
        format: 'amphi-rehearsal',
        version: 1,
        deck: 'A',
        started: '2026-11-26T08:00:00Z',
        session: 1,
      },
      visits: [
        { slide: 'a', click: 0, start: 0, seconds },
        { slide: 'b', click: 0, start: seconds, seconds: 70 },
      ],
    }),
  )
  await writeFile(join(folder, 'rehearsals/foreign.jsonl'), 'hello')
}

describe('the command rehearse', () => {
  it('prints the plan', async () => {
    const { stdout, exitCode } = await rehearse('plan')
    expect(exitCode).toBe(0)
    expect(stdout).toMatch(/0:00 +2 +1 +A\n *2:00 +– +2 +B/)
  })

  it('reports plan against actual, with what it left out, and draws it', async () => {
    await record(150)
    const { stdout, exitCode } = await rehearse('report')
    expect(exitCode).toBe(0)
    expect(stdout).toMatch(/2:00 +2:30 +2:30 +– +1 +\+25 % ▲ +1 +A/)
    expect(stdout).toContain('foreign.jsonl is no recording of a rehearsal.')
    expect(await readFile(join(folder, 'rehearsals/report.html'), 'utf8')).toContain('<svg role="img"')
  })

  it('writes what was measured, and nothing with --dry-run', async () => {
    await record(150)
    const dry = await rehearse('apply', '--dry-run')
    expect(dry.stdout).toContain('slides.md:3  2 → 2.5 min  A')
    expect(await readFile(join(folder, 'slides.md'), 'utf8')).toBe(DECK)
    const { stdout } = await rehearse('apply')
    expect(stdout).toContain('has no line to change: write "minutes: 1".')
    expect(await readFile(join(folder, 'slides.md'), 'utf8')).toBe(DECK.replace('minutes: 2', 'minutes: 2.5'))
  })

  it('says so when nothing has been rehearsed', async () => {
    const { stderr, exitCode } = await rehearse('report')
    expect(exitCode).toBe(1)
    expect(stderr).toContain('Nothing has been rehearsed')
  })

  it.each([
    [['plan', '--last', '0'], '--last takes a number of runs'],
    [['apply', '--route', 'x'], 'for the whole deck only'],
  ])('refuses %s', async (words, message) => {
    const { stderr, exitCode } = await rehearse(...words)
    expect(exitCode).toBe(2)
    expect(stderr).toContain(message)
  })
})
