import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Finding } from '../../scripts/deck/finding.ts'
import type { AmphiRun } from '../support/amphi.ts'
import { runAmphi } from '../support/amphi.ts'
import { offences, readMarks, toMarks } from '../support/offences.ts'

function findings(run: AmphiRun): Finding[] {
  return (JSON.parse(run.stdout) as { findings: Finding[] }).findings
}

describe('the decks that break every rule', () => {
  it('are found out where they are marked by the check, diagrams included, and fail it', async () => {
    const run = await runAmphi(['check', join(offences, 'slides.md'), '--json'])
    expect(run, run.stderr).toMatchObject({ exitCode: 1, stderr: '' })
    const marks = (await readMarks(offences)).filter((mark) =>
      /^\S+ (?:slides\.md|pages\/|data\/)/.test(mark),
    )
    expect(toMarks(findings(run))).toEqual(marks)
  })
})
