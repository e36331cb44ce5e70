import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createDiagramCache } from '../../../scripts/diagrams/diagramCache.ts'

const key = 'ab'.repeat(32)
const svg = '<svg>é</svg>'

let folder: string
let draws: number

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'amphi-test-'))
  draws = 0
})
afterEach(() => rm(folder, { recursive: true, force: true }))

function draw(): Promise<string> {
  draws++
  return Promise.resolve(svg)
}

async function onlyFile(): Promise<string> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true })
  const [file, ...others] = files.filter((entry) => entry.isFile())
  expect(others).toEqual([])
  if (!file) throw new Error('nothing was kept')
  return join(file.parentPath, file.name)
}

describe('the cache of diagrams', () => {
  it('draws once and remembers over processes', async () => {
    expect(await createDiagramCache(folder).readOrDraw(key, draw)).toBe(svg)
    expect(await createDiagramCache(folder).readOrDraw(key, draw)).toBe(svg)
    expect(draws).toBe(1)
  })

  it('draws once for two who ask at the same time', async () => {
    const cache = createDiagramCache(folder)
    expect(await Promise.all([cache.readOrDraw(key, draw), cache.readOrDraw(key, draw)])).toEqual([svg, svg])
    expect(draws).toBe(1)
  })

  it.each([
    ['cut short', (text: string) => text.slice(0, -1)],
    ['altered', (text: string) => text.replace('é', 'e')],
    ['emptied', () => ''],
    ['without its checksum', () => svg],
  ])('draws again what was %s, and mends the entry', async (_damage, damage) => {
    await createDiagramCache(folder).readOrDraw(key, draw)
    const file = await onlyFile()
    await writeFile(file, damage(await readFile(file, 'utf8')))
    expect(await createDiagramCache(folder).read(key)).toBeUndefined()
    expect(await createDiagramCache(folder).readOrDraw(key, draw)).toBe(svg)
    expect(draws).toBe(2)
    expect(await createDiagramCache(folder).read(key)).toBe(svg)
  })

  it('may be deleted between two questions', async () => {
    const cache = createDiagramCache(folder)
    await cache.readOrDraw(key, draw)
    await rm(folder, { recursive: true })
    expect(await cache.readOrDraw(key, draw)).toBe(svg)
    expect(draws).toBe(2)
  })

  it('serves the drawing even where nothing can be written', async () => {
    const file = join(folder, 'not-a-folder')
    await writeFile(file, '')
    expect(await createDiagramCache(file).readOrDraw(key, draw)).toBe(svg)
  })

  it('keeps no failure', async () => {
    const cache = createDiagramCache(folder)
    await expect(cache.readOrDraw(key, () => Promise.reject(new Error('invalid')))).rejects.toThrow('invalid')
    expect(await cache.readOrDraw(key, draw)).toBe(svg)
  })
})
