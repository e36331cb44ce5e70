import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { findCurrent } from '../../../scripts/publish/findCurrent.ts'
import { restoreOutput } from '../../../scripts/publish/restoreOutput.ts'
import { recordBuild } from '../../../scripts/publish/recordBuild.ts'
import { digestFiles, inputFiles } from '../../../scripts/deck/inputFiles.ts'
import { readDeck } from '../../../scripts/deck/readDeck.ts'
import { buildManifest, MANIFEST_NAME } from '../../../scripts/publish/manifest.ts'
import { deckFolder } from '../../support/deckFolder.ts'
import { folderState } from '../../support/folderState.ts'

const files = {
  'slides.md': '# One\n\n![b](./images/b.svg)\n\n---\nsrc: ./two.md\n---\n',
  'two.md': '# Two\n',
  'images/b.svg': '<svg/>',
  'components/Box.vue': '<template><p /></template>\n<style src="../look/box.css"></style>',
  'look/box.css': "@import './base.css';",
  'look/base.css': 'p { color: red; }',
  'lib/sum.ts': 'export {}',
  'public/a.svg': '<svg/>',
  'site/index.html': '<p>One</p>',
  browser: 'a program',
}

const finding = { rule: 'contrast', severity: 'warning', message: 'Pale', line: 1 } as const

beforeEach(async () => {
  const cache = await mkdtemp(join(tmpdir(), 'amphi-test-'))
  vi.stubEnv('AMPHI_CACHE', cache)
  onTestFinished(async () => {
    vi.unstubAllEnvs()
    await rm(cache, { recursive: true, force: true })
  })
})

/** A deck with an output beside it, recorded as a build does. */
async function built({ during }: { during?: (folder: string) => Promise<void> } = {}) {
  const folder = await deckFolder(files)
  const started = Date.now() + 60_000
  const request = { deck: join(folder, 'slides.md'), out: join(folder, 'dist'), only: [] }
  const { deck } = await readDeck(request.deck, new AbortController().signal)
  const inputs = await digestFiles(await inputFiles(deck))
  await during?.(folder)
  await mkdir(request.out)
  await cp(join(folder, 'site'), join(request.out, 'site'), { recursive: true })
  const manifest = await buildManifest({
    dir: request.out,
    version: '1',
    inputHash: '',
    versions: {},
    timing: {},
  })
  await writeFile(join(request.out, MANIFEST_NAME), `${JSON.stringify(manifest, null, 2)}\n`)
  const findings = [{ ...finding, file: request.deck }]
  const bundled = ['components/Box.vue', 'look/box.css'].map((file) => join(folder, file))
  const browser = join(folder, 'browser')
  await recordBuild({ request, deck, inputs, bundled, started, browser, findings })
  return { folder, request, manifest }
}

describe('an output that a build would write again', () => {
  it('is found, with what the build said of it', async () => {
    const { request, manifest } = await built()
    const text = files['slides.md']
    expect(await findCurrent(request)).toEqual({
      out: request.out,
      manifest,
      isComplete: true,
      findings: [{ ...finding, file: request.deck }],
      files: new Map([[request.deck, text]]),
    })
  })

  it('is found again when a file was only touched', async () => {
    const { folder, request } = await built()
    await utimes(join(folder, 'two.md'), 0, 0)
    expect(await findCurrent(request)).toBeDefined()
  })

  it.each(Object.keys(files).filter((file) => file !== 'site/index.html' && file !== 'browser'))(
    'is not found when %s has changed, though its date has not',
    async (path) => {
      const { folder, request } = await built()
      const file = join(folder, path)
      const { atime, mtime } = await stat(file)
      const text = await readFile(file, 'utf8')
      await writeFile(file, `${text.slice(0, -1)}x`)
      await utimes(file, atime, mtime)
      expect(await findCurrent(request)).toBeUndefined()
    },
  )

  it.each<[string, (folder: string) => Promise<void>]>([
    ['an image is renamed', (folder) => rename(join(folder, 'images/b.svg'), join(folder, 'images/c.svg'))],
    ['a component is added', (folder) => writeFile(join(folder, 'components/New.vue'), '')],
    ['a public file is added', (folder) => writeFile(join(folder, 'public/b.svg'), '<svg/>')],
    ['code is added', (folder) => writeFile(join(folder, 'lib/more.ts'), '')],
    ['the browser is another one', (folder) => writeFile(join(folder, 'browser'), 'another program')],
    ['the cache is gone', () => rm(process.env['AMPHI_CACHE'] ?? '', { recursive: true })],
    ['the time zone is another one', () => Promise.resolve(void vi.stubEnv('TZ', 'Asia/Tokyo'))],
  ])('is not found when %s', async (_what, change) => {
    const { folder, request } = await built()
    await change(folder)
    expect(await findCurrent(request)).toBeUndefined()
  })

  it.each<[string, (folder: string) => Promise<void>]>([
    ['is damaged', (folder) => writeFile(join(folder, 'dist/site/index.html'), '<p>Zwei</p>')],
    ['is gone', (folder) => rm(join(folder, 'dist'), { recursive: true })],
    [
      'is that of another build',
      async (folder) => {
        const file = join(folder, 'dist', MANIFEST_NAME)
        await writeFile(file, (await readFile(file, 'utf8')).replace('"inputHash": ""', '"inputHash": "1"'))
      },
    ],
  ])('is put there again out of the cache when it %s', async (_what, change) => {
    const { folder, request } = await built()
    const before = await folderState(request.out)
    await change(folder)
    const current = await findCurrent(request)
    if (current === undefined) throw new Error('not found')
    expect(current.isComplete).toBe(false)
    expect(await restoreOutput(current, new AbortController().signal)).toBe(true)
    expect(await folderState(request.out)).toEqual(before)
    expect(await findCurrent(request)).toMatchObject({ isComplete: true })
    expect((await readdir(folder)).filter((name) => name.includes('amphi'))).toEqual([])
  })

  it('is written to another folder, and left alone where a file of it is not in the cache', async () => {
    const { request } = await built()
    const other = { ...request, out: `${request.out}2` }
    const current = await findCurrent(other)
    if (current === undefined) throw new Error('not found')
    await rm(join(process.env['AMPHI_CACHE'] ?? '', 'outputs'), { recursive: true })
    expect(await restoreOutput(current, new AbortController().signal)).toBe(false)
    await expect(stat(other.out)).rejects.toThrow()
  })

  it('is not found for another request', async () => {
    const { request } = await built()
    expect(await findCurrent({ ...request, only: ['deck'] })).toBeUndefined()
    expect(await findCurrent({ ...request, route: 'short' })).toBeUndefined()
    expect(await findCurrent({ ...request, print: { session: 2 } })).toBeUndefined()
    expect(await findCurrent({ ...request, deck: `${request.deck}2` })).toBeUndefined()
  })

  it.each(['two.md', 'components/Box.vue'])(
    'is not recorded when %s changed during the build',
    async (path) => {
      const { request } = await built({ during: (folder) => writeFile(join(folder, path), 'another') })
      expect(await findCurrent(request)).toBeUndefined()
    },
  )
})
