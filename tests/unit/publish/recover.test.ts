import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { listContainers } from '../../../scripts/publish/container.ts'
import { recover } from '../../../scripts/publish/recover.ts'
import { readTree, strays, temporaryFolder, writeOutput, writeTree } from './trees.ts'

/** Starts a build that stops at its `stopAt`th rename. */
async function startBuild(out: string, stopAt: number) {
  const script = join(import.meta.dirname, 'publishUntil.ts')
  const child = spawn(process.execPath, [script, out, String(stopAt)], { stdio: ['pipe', 'pipe', 'inherit'] })
  const exited = once(child, 'exit')
  const kill = async () => {
    child.kill('SIGKILL')
    await exited
  }
  onTestFinished(kill)
  await once(child.stdout, 'data')
  return { kill }
}

describe('after a build is killed, recover', () => {
  it.each([
    ['before the swap, keeps the old output', 0, 'old'],
    ['between the two renames, finishes the swap', 1, 'new'],
    ['after the swap, keeps the new output', 2, 'new'],
    ['after everything, keeps the new output', 99, 'new'],
  ])('%s', async (_when, stopAt, expected) => {
    const out = join(temporaryFolder(), 'dist')
    await writeOutput(out, { 'deck.html': 'old' })
    const { kill } = await startBuild(out, stopAt)
    expect(existsSync(out)).toBe(stopAt !== 1)
    await kill()
    await recover(out)
    expect(await readTree(out)).toEqual({ 'deck.html': expected })
    expect(strays(out)).toEqual([])
  })

  it('takes the swap back when the new output is not complete', async () => {
    const out = join(temporaryFolder(), 'dist')
    await writeOutput(out, { 'deck.html': 'old' })
    const { kill } = await startBuild(out, 1)
    await kill()
    const [container = ''] = strays(out)
    await writeFile(join(out, '..', container, 'new/deck.html'), 'ne')
    await recover(out)
    expect(await readTree(out)).toEqual({ 'deck.html': 'old' })
    expect(strays(out)).toEqual([])
  })

  it('leaves nothing when there was no output before', async () => {
    const out = join(temporaryFolder(), 'dist')
    const { kill } = await startBuild(out, 0)
    await kill()
    await recover(out)
    expect(existsSync(out)).toBe(false)
  })
})

describe('recover', () => {
  it('leaves a running build alone', async () => {
    const out = join(temporaryFolder(), 'dist')
    await writeOutput(out, { 'deck.html': 'old' })
    await startBuild(out, 0)
    await recover(out)
    expect(strays(out)).toHaveLength(1)
  })

  it('touches only the staging folders of its own output', async () => {
    const folder = temporaryFolder()
    const names = ['.other.amphi-1-1-ab', '.dist.amphi-notes', '.dist.amphi-1-1-ab.txt', 'dist.amphi-1-1-ab']
    for (const name of names) await mkdir(join(folder, name))
    expect(await listContainers(join(folder, 'dist'))).toEqual([])
    await recover(join(folder, 'dist'), { isAlive: () => false })
    expect(names.filter((name) => existsSync(join(folder, name)))).toEqual(names)
  })

  it('does not bring back an old output whose swap was finished and which was then deleted by hand', async () => {
    const out = join(temporaryFolder(), 'dist')
    await writeTree(join(out, '../.dist.amphi-1-1-ab-done/old-1'), { 'deck.html': 'half remov' })
    await rm(out, { recursive: true, force: true })
    await recover(out, { isAlive: () => false })
    expect(existsSync(out)).toBe(false)
    expect(strays(out)).toEqual([])
  })

  it('has nothing to do where nothing is', async () => {
    await expect(recover(join(temporaryFolder(), 'no/such/dist'))).resolves.toBeUndefined()
  })
})
