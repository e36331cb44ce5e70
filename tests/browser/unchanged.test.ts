import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { runAmphi } from '../support/amphi.ts'
import { deckFolder } from '../support/deckFolder.ts'
import { folderState } from '../support/folderState.ts'

const files = {
  'slides.md':
    '---\nfonts: { provider: none }\n---\n\n# Un\n\n<Box />\n\n---\n\n# Deux\n\n```mermaid\nflowchart LR\n  a --> b\n```\n',
  'components/Box.vue': '<template><p class="box">Avant</p></template>\n',
}

async function freshCache(): Promise<NodeJS.ProcessEnv> {
  const cache = await mkdtemp(join(tmpdir(), 'amphi-test-'))
  onTestFinished(() => rm(cache, { recursive: true, force: true }))
  return { AMPHI_CACHE: cache }
}

async function outputs(out: string): Promise<string[]> {
  const state = await folderState(out)
  return Object.entries(state)
    .filter(([file]) => !file.endsWith('manifest.json'))
    .map(([file, digest]) => `${file.slice(out.length)} ${digest}`)
}

describe('a deck that is built again', { timeout: 300_000 }, () => {
  it('is left alone while nothing has changed, and else comes out as from an empty cache', async () => {
    const folder = await deckFolder(files)
    const env = await freshCache()
    const build = (...flags: string[]) =>
      runAmphi(['build', 'slides.md', '--only', 'deck', '--only', 'slides', ...flags], { cwd: folder, env })
    const out = join(folder, 'dist')

    const first = await build()
    expect(first, first.stderr).toMatchObject({ exitCode: 0, orphans: [] })
    const written = await stat(join(out, 'manifest.json'))

    const second = await build()
    expect(second).toMatchObject({ exitCode: 0, orphans: [] })
    expect(second.stdout).toMatch(/^dist: 3 files, nothing has changed, /)
    // What it warned of, it says again.
    expect(second.stderr).toBe(first.stderr.slice(first.stderr.indexOf('\n\n') + 1))
    expect((await stat(join(out, 'manifest.json'))).ino).toBe(written.ino)

    await writeFile(join(folder, 'components/Box.vue'), files['components/Box.vue'].replace('Avant', 'Après'))
    const third = await build()
    expect(third.stdout).toMatch(/^dist: 3 files in /)
    const clean = await runAmphi(
      ['build', 'slides.md', '--only', 'deck', '--only', 'slides', '--out', 'clean'],
      { cwd: folder, env: await freshCache() },
    )
    expect(clean, clean.stderr).toMatchObject({ exitCode: 0 })
    expect(await outputs(out)).toEqual(await outputs(join(folder, 'clean')))

    expect((await build('--force')).stdout).toMatch(/^dist: 3 files in /)
  })
})
