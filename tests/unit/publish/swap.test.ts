import { readdirSync, rmSync } from 'node:fs'
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AmphiError } from '../../../scripts/errors.ts'
import type { Disk } from '../../../scripts/publish/disk.ts'
import { nodeDisk } from '../../../scripts/publish/disk.ts'
import { recover } from '../../../scripts/publish/recover.ts'
import { openStaging } from '../../../scripts/publish/staging.ts'
import type { Tree } from './trees.ts'
import { describeTree, readTree, strays, temporaryFolder, writeOutput, writeTree } from './trees.ts'

const { signal } = new AbortController()
const old: Tree = { 'site/index.html': 'old', 'speaker/deck.html': 'old deck' }
const fresh: Tree = { 'site/index.html': 'new', 'site/assets/a.js': 'a' }

async function publish(out: string, tree: Tree, disk: Disk = nodeDisk): Promise<void> {
  const staging = await openStaging(out, { signal, disk })
  await writeTree(staging.dir, tree)
  await staging.publish(await describeTree(staging.dir, staging.previous))
}

const failure = (code: string) => Object.assign(new Error(`${code}: refused`), { code })

describe('publishing', () => {
  it('creates an output that did not exist, and the folders above it', async () => {
    const out = join(temporaryFolder(), 'deep/dist')
    await publish(out, fresh)
    expect(await readTree(out)).toEqual(fresh)
    expect(strays(out)).toEqual([])
  })

  it('replaces the last output wholly: what it had and the next has not is gone', async () => {
    const out = join(temporaryFolder(), 'dist')
    await writeOutput(out, old)
    await publish(out, fresh)
    expect(await readTree(out)).toEqual(fresh)
    expect(strays(out)).toEqual([])
  })

  it('takes an empty folder for its own', async () => {
    const out = join(temporaryFolder(), 'dist')
    await mkdir(out)
    await publish(out, fresh)
    expect(await readTree(out)).toEqual(fresh)
  })

  it('replaces what a link leads to and keeps the link', async () => {
    const folder = temporaryFolder()
    await writeOutput(join(folder, 'real'), old)
    await symlink(join(folder, 'real'), join(folder, 'dist'))
    await publish(join(folder, 'dist'), fresh)
    expect(await readTree(join(folder, 'real'))).toEqual(fresh)
  })

  it('shows readers nothing before the swap', async () => {
    const out = join(temporaryFolder(), 'dist')
    await writeOutput(out, old)
    const staging = await openStaging(out, { signal, keep: ['site'] })
    await writeTree(staging.dir, fresh)
    expect(await readTree(out)).toEqual(old)
    await staging.discard()
    expect(await readTree(out)).toEqual(old)
    expect(strays(out)).toEqual([])
  })

  it('does not swap after an interruption', async () => {
    const out = join(temporaryFolder(), 'dist')
    await writeOutput(out, old)
    const interruption = new AbortController()
    const staging = await openStaging(out, { signal: interruption.signal })
    await writeTree(staging.dir, fresh)
    const manifest = await describeTree(staging.dir)
    interruption.abort(new Error('stop'))
    await expect(staging.publish(manifest)).rejects.toThrow('stop')
    await staging.discard()
    expect(await readTree(out)).toEqual(old)
    expect(strays(out)).toEqual([])
  })

  it('keeps named outputs, which a stage may write over without touching the last output', async () => {
    const out = join(temporaryFolder(), 'dist')
    await writeOutput(out, { ...old, 'site/slides.pdf': 'old pdf', 'sitemap.txt': 'not below site' })
    const staging = await openStaging(out, { signal, keep: ['site', 'nothing/here'] })
    expect(await readTree(staging.dir)).toEqual({ 'site/index.html': 'old', 'site/slides.pdf': 'old pdf' })
    await writeFile(join(staging.dir, 'site/slides.pdf'), 'new pdf')
    expect((await readTree(out))?.['site/slides.pdf']).toBe('old pdf')
    await staging.publish(await describeTree(staging.dir, staging.previous))
    expect(await readTree(out)).toEqual({ 'site/index.html': 'old', 'site/slides.pdf': 'new pdf' })
  })

  it('brings along what the lecturer put into the output', async () => {
    const out = join(temporaryFolder(), 'dist')
    await writeOutput(out, old)
    await writeTree(out, { 'site/CNAME': 'cours.example', '.git/HEAD': 'ref' })
    const staging = await openStaging(out, { signal, keep: ['site'] })
    await writeTree(staging.dir, fresh)
    await staging.publish(await describeTree(staging.dir))
    expect(await readTree(out)).toEqual({ ...fresh, 'site/CNAME': 'cours.example', '.git/HEAD': 'ref' })
  })

  it('refuses to overwrite what the lecturer put into the output', async () => {
    const out = join(temporaryFolder(), 'dist')
    await writeOutput(out, old)
    await writeTree(out, { 'site/assets/a.js': 'mine' })
    await expect(publish(out, fresh)).rejects.toThrow(/would overwrite .*a\.js/)
    expect((await readTree(out))?.['site/assets/a.js']).toBe('mine')
  })

  it.each(['EBUSY', 'EXDEV', 'EACCES'])(
    'puts the last output back when the new one is refused (%s)',
    async (code) => {
      const out = join(temporaryFolder(), 'dist')
      await writeOutput(out, old)
      const before = await readFile(join(out, 'manifest.json'))
      const disk: Disk = {
        ...nodeDisk,
        rename: (from, to) =>
          from.endsWith('/new') ? Promise.reject(failure(code)) : nodeDisk.rename(from, to),
      }
      const staging = await openStaging(out, { signal, disk })
      await writeTree(staging.dir, fresh)
      await expect(staging.publish(await describeTree(staging.dir))).rejects.toThrow(AmphiError)
      await staging.discard()
      expect(await readTree(out)).toEqual(old)
      expect(await readFile(join(out, 'manifest.json'))).toEqual(before)
      expect(strays(out)).toEqual([])
    },
  )

  it('never discards the last output when it could not be put back', async () => {
    const out = join(temporaryFolder(), 'dist')
    await writeOutput(out, old)
    const disk: Disk = {
      ...nodeDisk,
      rename: (from, to) => (to === out ? Promise.reject(failure('EIO')) : nodeDisk.rename(from, to)),
    }
    const staging = await openStaging(out, { signal, disk })
    await writeTree(staging.dir, fresh)
    await expect(staging.publish(await describeTree(staging.dir))).rejects.toThrow('EIO')
    await expect(staging.discard()).rejects.toThrow('could not be put back')
    await recover(out, { isAlive: () => false })
    expect([old, fresh]).toContainEqual(await readTree(out))
  })

  it('lets two builds publish to one folder: the last one stands, whole', async () => {
    const out = join(temporaryFolder(), 'dist')
    await writeOutput(out, old)
    let intruded = false
    const disk: Disk = {
      ...nodeDisk,
      rename: async (from, to) => {
        if (from.endsWith('/new') && !intruded) {
          intruded = true
          await publish(out, { 'other.txt': 'other' })
        }
        await nodeDisk.rename(from, to)
      },
    }
    await publish(out, fresh, disk)
    expect(await readTree(out)).toEqual(fresh)
    expect(strays(out)).toEqual([])
  })

  it('says why a folder cannot be made', async () => {
    const disk: Disk = { ...nodeDisk, mkdir: () => Promise.reject(failure('EROFS')) }
    await expect(openStaging(join(temporaryFolder(), 'dist'), { signal, disk })).rejects.toThrow(
      /cannot be written: EROFS/,
    )
  })
})

/** A disk whose process is killed at its `at`th operation: before it, after it, or with a removal half done. */
function cutDisk(at: number, where: 'before' | 'after' | 'halfway'): { disk: Disk; cut: Promise<void> } {
  const killed = Promise.withResolvers<void>()
  let count = 0
  const operate = async (operation: () => Promise<void>, half: () => void) => {
    count += 1
    if (count > at) return new Promise<never>(() => undefined)
    if (count < at) return operation()
    // An operation that fails is the last one all the same.
    try {
      if (where === 'after') await operation()
      if (where === 'halfway') half()
    } finally {
      killed.resolve()
    }
    return new Promise<never>(() => undefined)
  }
  const disk: Disk = {
    mkdir: (path) =>
      operate(
        () => nodeDisk.mkdir(path),
        () => undefined,
      ),
    rename: (from, to) =>
      operate(
        () => nodeDisk.rename(from, to),
        () => undefined,
      ),
    remove: (path) =>
      operate(
        () => nodeDisk.remove(path),
        () => {
          const first = readdirSync(path, { recursive: true, encoding: 'utf8' }).sort().at(-1)
          if (first !== undefined) rmSync(join(path, first), { recursive: true })
        },
      ),
  }
  return { disk, cut: killed.promise }
}

const file = fc.constantFrom('site/index.html', 'site/a.js', 'speaker/deck.html', 'site/slides.pdf')
const tree = fc.dictionary(file, fc.string(), { minKeys: 1, noNullPrototype: true })
const cutPoint = fc.record({
  at: fc.integer({ min: 1, max: 8 }),
  where: fc.constantFrom('before' as const, 'after' as const, 'halfway' as const),
})

/** Every place where a whole output may stand while a swap is under way. */
async function treesOnDisk(out: string): Promise<(Tree | undefined)[]> {
  const containers = strays(out).map((name) => join(out, '..', name))
  const places = [out, ...containers.flatMap((path) => [join(path, 'old-1'), join(path, 'new')])]
  return Promise.all(places.map(readTree))
}

function holdsOneOf(...wanted: Tree[]) {
  return (found: (Tree | undefined)[]) =>
    found.some((each) => wanted.some((tree) => isDeepStrictEqual(tree, each)))
}

describe('a build that is killed', () => {
  it('leaves, once recovered, the whole old or the whole new output and nothing else', async () => {
    const root = temporaryFolder()
    let run = 0
    await fc.assert(
      fc.asyncProperty(
        fc.option(tree, { nil: undefined }),
        tree,
        cutPoint,
        fc.array(cutPoint, { maxLength: 2 }),
        async (before, after, kill, killsOfRecovery) => {
          const out = join(root, String(++run), 'dist')
          await mkdir(join(out, '..'), { recursive: true })
          if (before !== undefined) await writeOutput(out, before)

          const { disk, cut } = cutDisk(kill.at, kill.where)
          await Promise.race([publish(out, after, disk), cut])
          if (before !== undefined) expect(await treesOnDisk(out)).toSatisfy(holdsOneOf(before, after))
          for (const again of killsOfRecovery) {
            const second = cutDisk(again.at, again.where)
            await Promise.race([recover(out, { disk: second.disk, isAlive: () => false }), second.cut])
          }
          await recover(out, { isAlive: () => false })

          expect([before, after]).toContainEqual(await readTree(out))
          expect(strays(out)).toEqual([])
        },
      ),
      { numRuns: 100 },
    )
  }, 60_000)
})
