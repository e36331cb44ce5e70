import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { allRules } from '../../scripts/check/allRules.ts'
import type { Finding } from '../../scripts/deck/finding.ts'
import type { AmphiRun } from '../support/amphi.ts'
import { runAmphi } from '../support/amphi.ts'
import { offences, readMarks, ruleOf, toMarks } from '../support/offences.ts'

const byBrowser = allRules().flatMap(({ rule, stage }) => (stage === 'rendered' ? [rule.id] : []))

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

  it('are found out where they are marked once they are drawn', async () => {
    // Slidev writes beside the deck.
    const folder = await mkdtemp(join(tmpdir(), 'amphi-offences-'))
    onTestFinished(() => rm(folder, { recursive: true, force: true }))
    const deck = join(folder, 'slides.md')
    await cp(join(offences, 'rendered'), folder, { recursive: true })
    const run = await runAmphi(['build', deck, '--only', 'deck', '--out', join(folder, 'out'), '--json'])
    expect(run, run.stderr).toMatchObject({ exitCode: 1, stderr: '' })
    const found = findings(run).map((finding) => ({
      ...finding,
      file: finding.file.replace(folder, join(offences, 'rendered')),
    }))
    const marks = (await readMarks(offences)).filter((mark) => byBrowser.includes(ruleOf(mark)))
    expect(toMarks(found)).toEqual(marks)
    // A build of its own, the others being without a fault.
  }, 180_000)
})
