import { cp, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { renderedRules } from '../../scripts/check/checkRendered.ts'
import type { AmphiRun } from '../support/amphi.ts'
import { runAmphi } from '../support/amphi.ts'
import { offences } from '../support/offences.ts'

/** Found together by the bundler and the page. */
const UNRESOLVED = ['unknown-directive']
const fixture = join(offences, 'rendered')

let folder: string
let run: AmphiRun
let marked: string[]
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'amphi-offences-'))
  await cp(fixture, folder, { recursive: true })
  const lines = (await readFile(join(folder, 'slides.md'), 'utf8')).split('\n')
  marked = lines.flatMap((line, index) => {
    const rule = /<!-- offence: ([\w-]+) -->/.exec(line)?.[1]
    // The offending line stands below its mark.
    return rule ? [`${index + 2} ${rule}`] : []
  })
  run = await runAmphi(['build', 'slides.md', '--only', 'deck'], { cwd: folder })
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** "12 small-text" for each finding. */
function found(): string[] {
  return [...run.stderr.matchAll(/^slides\.md:(\d+)(?::\d+)?\s+error\s.*\s([\w-]+)$/gm)].map(
    ([, line, rule]) => `${line} ${rule}`,
  )
}

function messageOf(rule: string): string {
  return run.stderr.split('\n').find((line) => line.endsWith(` ${rule}`)) ?? ''
}

describe('a deck that offends each rule that needs a browser', () => {
  it('marks an offence against every one of them', () => {
    const rules = new Set(marked.map((mark) => mark.split(' ')[1]))
    expect([...rules].sort()).toEqual([...UNRESOLVED, ...renderedRules.map(({ id }) => id)].sort())
  })

  it('is told of each offence at its line, and of nothing else', () => {
    expect(found().sort(), run.stderr).toEqual(marked.toSorted())
    expect(run).toMatchObject({ exitCode: 1, orphans: [] })
  })

  it('catches an exception, an image and a request that come after the slide is drawn', () => {
    expect(run.stderr).toMatch(/Slide 3, component ThrowsLater, throws: out of order a moment later/)
    expect(messageOf('failed-request')).toMatch(/\/gone\.svg did not load \(csp\)/)
    expect(messageOf('remote-request')).toMatch(/https:\/\/nobody\.invalid\/answer\.txt/)
  })

  it('names what offends in words', () => {
    expect(messageOf('small-text')).toMatch(/"A label at half its size" is set at 15 px/)
    expect(messageOf('missing-font')).toMatch(/"On another machine another font" asks for the font Papyrus/)
    expect(messageOf('missing-glyph')).toMatch(/🚀 \(ROCKET\)/)
    expect(messageOf('accessibility')).toMatch(/Buttons must have discernible text .*a <button>/)
    expect(run.stderr).toMatch(/light theme: "Lost on a projector" has a contrast of 3\.03/)
    expect(run.stderr).toMatch(/dark theme: "Lost in the dark theme" has a contrast of 1\.\d+/)
  })
})
