import { existsSync, readdirSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { lockOutput } from '../../../scripts/publish/lock.ts'
import { recover } from '../../../scripts/publish/recover.ts'
import { openStaging } from '../../../scripts/publish/staging.ts'
import { describeTree, readTree, strays, temporaryFolder, writeOutput, writeTree } from './trees.ts'

const { signal } = new AbortController()

/** A number that no process has. */
const NOBODY = 2_147_483_646

describe('the lock of an output', () => {
  it('makes the second wait for the first, and tells it for whom', async () => {
    const out = join(temporaryFolder(), 'dist')
    const order: string[] = []
    const first = await lockOutput(out, { signal })
    const told = Promise.withResolvers<number>()
    const second = lockOutput(out, {
      signal,
      waiting: (pid, turn) => {
        told.resolve(pid)
        return turn
      },
    }).then(async (lock) => {
      order.push('second has it')
      await lock[Symbol.asyncDispose]()
    })
    expect(await told.promise).toBe(process.pid)
    order.push('first is done')
    await first[Symbol.asyncDispose]()
    await second
    expect(order).toEqual(['first is done', 'second has it'])
    expect(strays(out)).toEqual([])
  })

  it('is held by one at a time, however many want it', async () => {
    const out = join(temporaryFolder(), 'dist')
    let working = 0
    const turns = Array.from({ length: 6 }, async () => {
      await using _lock = await lockOutput(out, { signal })
      working += 1
      await new Promise(setImmediate)
      expect(working).toBe(1)
      working -= 1
    })
    await Promise.all(turns)
    expect(strays(out)).toEqual([])
  })

  it.each([
    ['a process that is gone', `${NOBODY}-7-abcdef01`],
    ['a process whose number was given out again', `${process.pid}-7-abcdef01`],
    ['nobody', '.DS_Store'],
  ])('is taken from %s', async (whose, name) => {
    if (whose.includes('given out again') && process.platform !== 'linux') return
    const out = join(temporaryFolder(), 'dist')
    await mkdir(join(out, '../.dist.amphi-lock'), { recursive: true })
    await writeFile(join(out, '../.dist.amphi-lock', name), '')
    const locks = Array.from({ length: 3 }, async () => {
      await using _lock = await lockOutput(out, { signal })
      expect(readdirSync(join(out, '../.dist.amphi-lock'))).toHaveLength(1)
    })
    await Promise.all(locks)
    expect(strays(out)).toEqual([])
  })

  it('ends the wait with the reason of the interruption', async () => {
    const out = join(temporaryFolder(), 'dist')
    await using _held = await lockOutput(out, { signal })
    const interruption = new AbortController()
    const waiting = lockOutput(out, {
      signal: interruption.signal,
      waiting: (_, turn) => {
        interruption.abort(new Error('stop'))
        return turn
      },
    })
    await expect(waiting).rejects.toThrow('stop')
    expect(strays(out)).toEqual(['.dist.amphi-lock'])
  })

  it('leaves no folder that it had to make for an output that was never written', async () => {
    const folder = temporaryFolder()
    const lock = await lockOutput(join(folder, 'deep/er/dist'), { signal })
    expect(existsSync(join(folder, 'deep/er'))).toBe(true)
    await lock[Symbol.asyncDispose]()
    expect(readdirSync(folder)).toEqual([])
  })

  it('says why a folder cannot be written', async () => {
    const folder = temporaryFolder()
    await writeFile(join(folder, 'file'), '')
    await expect(lockOutput(join(folder, 'file/dist'), { signal })).rejects.toThrow(/cannot be written: E/)
  })

  it('is removed by recover when it was killed before it stood in its place', async () => {
    const out = join(temporaryFolder(), 'dist')
    await writeTree(join(out, `../.dist.amphi-${NOBODY}-7-ab`), { [`${NOBODY}-7-cd`]: '' })
    await recover(out)
    expect(strays(out)).toEqual([])
  })

  it('keeps both changes of two builds that replace different parts of one output', async () => {
    const out = join(temporaryFolder(), 'dist')
    await writeOutput(out, { 'a.pdf': 'old', 'b.pdf': 'old' })
    const replace = async (path: string, kept: string) => {
      await using _lock = await lockOutput(out, { signal })
      const staging = await openStaging(out, { signal, keep: [kept] })
      await writeTree(staging.dir, { [path]: 'new' })
      await staging.publish(await describeTree(staging.dir, staging.previous))
    }
    await Promise.all([replace('a.pdf', 'b.pdf'), replace('b.pdf', 'a.pdf')])
    expect(await readTree(out)).toEqual({ 'a.pdf': 'new', 'b.pdf': 'new' })
  })
})
