import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { BundleJob } from '../../../scripts/bundle/bundle.ts'
import { startBundler } from '../../../scripts/bundle/bundle.ts'
import { importFound } from '../../../scripts/bundle/slidevGlobs.ts'
import { InterruptedError } from '../../../scripts/errors.ts'
import { deckFolder } from '../../support/deckFolder.ts'
import { folderState } from '../../support/folderState.ts'

const SLIDES = `---
title: Essai
---

# Un

<p v-click class="font-bold">{{ $slidev.nav.currentPage }}</p>

---

# Deux

\`\`\`mermaid
flowchart LR
  A --> B
\`\`\`

<style>
p { color: #123456 }
</style>
`

async function jobs(slides: string, editions: BundleJob['edition'][]): Promise<BundleJob[]> {
  const out = await mkdtemp(join(tmpdir(), 'amphi-bundle-'))
  onTestFinished(() => rm(out, { recursive: true, force: true }))
  const entry = join(await deckFolder({ 'slides.md': slides }), 'slides.md')
  const common = { entry, deckKey: 'key', strict: false, pdfs: [] }
  return editions.map((edition) => ({ ...common, edition, outDir: join(out, edition) }))
}

const draw = () => Promise.resolve('<svg role="img" aria-label="A leads to B"></svg>')
const { signal } = new AbortController()

describe('a bundler', { timeout: 180_000 }, () => {
  it('makes the same of an edition behind another as alone', async () => {
    const [speaker, site] = (await jobs(SLIDES, ['speaker', 'site'])) as [BundleJob, BundleJob]
    await using both = startBundler(signal)
    await Promise.all(both.bundle([speaker, site], draw))
    const behind = await folderState(site.outDir)
    await rm(site.outDir, { recursive: true })
    await using single = startBundler(signal)
    await Promise.all(single.bundle([site], draw))
    expect(await folderState(site.outDir)).toEqual(behind)
    expect(await readFile(join(speaker.outDir, 'deck.html'), 'utf8')).toContain('A leads to B')
  })

  it('knows the modules by which Slidev looks for files', async () => {
    const [job] = (await jobs('# Un\n', ['speaker'])) as [BundleJob]
    await using bundler = startBundler(signal)
    await Promise.all(bundler.bundle([job], draw))
    const folder = join(dirname(job.entry), 'node_modules/.slidev/virtual')
    const modules = (await readdir(folder)).filter((name) => name.startsWith('import-glob.'))
    expect(modules).not.toHaveLength(0)
    for (const name of modules)
      expect(await importFound(await readFile(join(folder, name), 'utf8'), folder)).toBeDefined()
  })

  it('tells of a slide that does not compile, and goes on with nothing', async () => {
    await using bundler = startBundler(signal)
    const pending = bundler.bundle(await jobs('# Un\n\n<p v-if="a b">x</p>\n', ['speaker', 'site']), draw)
    const [first, second] = await Promise.allSettled(pending)
    expect(first).toMatchObject({
      status: 'rejected',
      reason: { file: expect.stringMatching(/slides\.md$/) as string },
    })
    expect(second).toMatchObject({
      status: 'rejected',
      reason: { message: expect.stringContaining('the site ended early') as string },
    })
  })

  it('ends at once when it is interrupted', async () => {
    const stop = new AbortController()
    await using bundler = startBundler(stop.signal)
    const [first] = bundler.bundle(await jobs(SLIDES, ['speaker']), () => {
      stop.abort()
      return new Promise<string>(() => undefined)
    })
    await expect(first).rejects.toBeInstanceOf(InterruptedError)
  })
})
