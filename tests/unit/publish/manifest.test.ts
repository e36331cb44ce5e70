import { createHash } from 'node:crypto'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { buildManifest, isComplete, readManifest } from '../../../scripts/publish/manifest.ts'
import { temporaryFolder, writeOutput, writeTree } from './trees.ts'

const request = {
  version: '1.2.3',
  inputHash: 'abc',
  versions: { slidev: '53', node: '24' },
  timing: { print: 2, bundle: 1 },
}

describe('the manifest', () => {
  it('names every file with its bytes and hash, and a PDF with its pages', async () => {
    const dir = temporaryFolder()
    await writeTree(dir, { 'site/slides.pdf': 'é', 'site/index.html': 'page', 'manifest.json': 'an old one' })
    const { outputs } = await buildManifest({ ...request, dir, pages: { 'site/slides.pdf': 12 } })
    expect(outputs).toEqual([
      { path: 'site/index.html', bytes: 4, sha256: createHash('sha256').update('page').digest('hex') },
      {
        path: 'site/slides.pdf',
        bytes: 2,
        pages: 12,
        sha256: createHash('sha256').update('é').digest('hex'),
      },
    ])
  })

  it('is written the same twice, except for the seconds, which come last', async () => {
    const [one, two] = [temporaryFolder(), temporaryFolder()]
    await writeTree(one, { 'a.html': 'a', 'B.html': 'b', 'sub/c.html': 'c' })
    await writeTree(two, { 'sub/c.html': 'c', 'B.html': 'b', 'a.html': 'a' })
    const first = JSON.stringify(await buildManifest({ ...request, dir: one }))
    const versions = { node: '24', slidev: '53' }
    expect(JSON.stringify(await buildManifest({ ...request, versions, dir: two }))).toBe(first)
    expect(first).toMatch(/"timing":\{"print":2,"bundle":1\}\}$/)
  })

  it('keeps the pages of a PDF that the last build printed, and only of that one', async () => {
    const dir = temporaryFolder()
    await writeTree(dir, { 'slides.pdf': 'one' })
    const previous = await buildManifest({ ...request, dir, pages: { 'slides.pdf': 12 } })
    expect((await buildManifest({ ...request, dir, previous })).outputs[0]?.pages).toBe(12)
    await writeFile(join(dir, 'slides.pdf'), 'another')
    expect((await buildManifest({ ...request, dir, previous })).outputs[0]).not.toHaveProperty('pages')
  })

  it('is read back only when it is ours', async () => {
    const dir = temporaryFolder()
    expect(await readManifest(dir)).toBeUndefined()
    await writeOutput(dir, { 'a.html': 'a' })
    expect((await readManifest(dir))?.outputs.map(({ path }) => path)).toEqual(['a.html'])
    await writeTree(dir, { 'manifest.json': '{"generator":"other","outputs":[]}' })
    expect(await readManifest(dir)).toBeUndefined()
  })

  it('tells a complete folder from one that lacks a file or a byte', async () => {
    const dir = temporaryFolder()
    expect(await isComplete(dir)).toBe(false)
    await writeOutput(dir, { 'a.html': 'a', 'b.html': 'b' })
    expect(await isComplete(dir)).toBe(true)
    await writeFile(join(dir, 'b.html'), 'c')
    expect(await isComplete(dir)).toBe(false)
    await rm(join(dir, 'b.html'))
    expect(await isComplete(dir)).toBe(false)
  })
})
