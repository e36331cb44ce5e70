import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, inject, it } from 'vitest'
import type { AmphiRun } from '../support/amphi.ts'
import { runAmphi } from '../support/amphi.ts'
import { deckFolder } from '../support/deckFolder.ts'

/** Builds, with one warning: the image is remote. */
const fair = {
  'slides.md': '# One\n\n![Nobody answers here](https://images.invalid/cat.png)\n\n---\n\n# Two\n',
}
/** Does not: the image of its second slide is missing. */
const poor = { 'slides.md': '# One\n\n---\n\n# Two\n\n![A cat](./cat.png)\n' }

function report(run: AmphiRun): Record<string, unknown> {
  return JSON.parse(run.stdout) as Record<string, unknown>
}

describe('a build that succeeds', () => {
  it('tells its progress on standard error where that is no terminal, line by line, and its result on standard output', () => {
    const { run } = inject('plain')
    expect(run.stderr).toMatch(/^Read and check the deck \(\d+\.\d s\)\n/m)
    expect(run.stderr).toMatch(/^Publish \(\d+\.\d s\)\n/m)
    expect(run.stdout).toMatch(/^.+: \d+ files in \d+\.\d s, \d+ warnings\n$/)
    // Neither a spinner nor a colour.
    for (const control of ['\u001B', '\r']) expect(run.stderr + run.stdout).not.toContain(control)
  })

  it('prints, with --json, one document of outputs and findings and nothing else; with --quiet, nothing', async () => {
    const folder = await deckFolder(fair)
    const build = (out: string, flag: string) =>
      runAmphi(['build', 'slides.md', '--only', 'deck', '--out', out, flag], { cwd: folder })
    const [json, quiet] = await Promise.all([build('told', '--json'), build('untold', '--quiet')])

    expect(json, json.stderr).toMatchObject({ exitCode: 0, stderr: '', orphans: [] })
    expect(report(json)).toMatchObject({
      ok: true,
      outputs: [{ path: 'speaker/deck.html' }],
      findings: expect.arrayContaining([
        expect.objectContaining({
          rule: 'remote-asset',
          severity: 'warning',
          file: join(folder, 'slides.md'),
          line: 3,
        }),
      ]) as unknown,
    })
    expect(quiet).toEqual({ exitCode: 0, stdout: '', stderr: '', orphans: [] })
    expect(await readdir(join(folder, 'untold/speaker'))).toEqual(['deck.html'])
  })
})

describe('a build that fails', () => {
  it('prints, with --json, one document of findings with file and line, and nothing else', async () => {
    const folder = await deckFolder(poor)
    const run = await runAmphi(['build', 'slides.md', '--json'], { cwd: folder })
    expect(run).toMatchObject({ exitCode: 1, stderr: '', orphans: [] })
    expect(report(run)).toEqual({
      ok: false,
      findings: [
        expect.objectContaining({
          severity: 'error',
          message: expect.stringContaining('cat.png') as unknown,
          file: join(folder, 'slides.md'),
          line: 7,
          slide: 2,
        }),
      ],
    })
  })

  it('prints, with --json, the error of a command that is wrong', async () => {
    const folder = await deckFolder({})
    const run = await runAmphi(['build', 'gone.md', '--json'], { cwd: folder })
    expect(run).toMatchObject({ exitCode: 2, stderr: '' })
    expect(report(run)).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining('gone.md') as unknown },
    })
  })

  it('says what is wrong even with --quiet, on standard error', async () => {
    const folder = await deckFolder(poor)
    const run = await runAmphi(['build', 'slides.md', '--quiet'], { cwd: folder })
    expect(run).toMatchObject({ exitCode: 1, stdout: '' })
    expect(run.stderr).toMatch(/^slides\.md:7:\d+ {2}error {2}.*cat\.png/m)
  })
})

describe('check', () => {
  it('exits with 0 when it finds nothing', async () => {
    const run = await check({ 'slides.md': '# One\n\n---\n\n# Two\n' })
    expect(run).toEqual({ exitCode: 0, stdout: '2 slides, no finding\n', stderr: '', orphans: [] })
  })

  it('exits with 0 when it finds warnings, and prints them', async () => {
    const run = await check(fair)
    expect(run).toMatchObject({ exitCode: 0, stderr: '' })
    expect(run.stdout).toMatch(/^slides\.md:3.* {2}warning {2}[^]*\n2 slides, 1 warning\n$/)
  })

  it('exits with 1 when it finds an error, and prints it on standard error', async () => {
    const run = await check(poor)
    expect(run).toMatchObject({ exitCode: 1, stdout: '' })
    expect(run.stderr).toMatch(/^slides\.md:7:\d+ {2}error {2}.*cat\.png/m)
  })
})

async function check(files: Record<string, string>): Promise<AmphiRun> {
  return await runAmphi(['check', 'slides.md'], { cwd: await deckFolder(files) })
}
