import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { Step } from '../../../bench/measure/runSteps.ts'
import { runSteps } from '../../../bench/measure/runSteps.ts'
import { isOwnerAlive } from '../../../scripts/deck/processOwner.ts'

const folder = mkdtempSync(join(tmpdir(), 'amphi-bench-'))
afterAll(() => rmSync(folder, { recursive: true }))
const step = (name: string, code: string): Step => ({
  name,
  command: process.execPath,
  args: ['--input-type=commonjs', '--eval', code],
  cwd: folder,
})
const limits = { limit: 50, signal: new AbortController().signal }

describe('a run', () => {
  it('takes its steps one after the other', async () => {
    const steps = [
      step('write', `require('fs').writeFileSync('made.txt', 'x')`),
      step('read', `process.exitCode = require('fs').readFileSync('made.txt', 'utf8') === 'x' ? 0 : 1`),
    ]
    expect(await runSteps(steps, limits)).toMatchObject({ ended: 'finished' })
  })

  it('stops at the step that fails, and says what it said', async () => {
    const steps = [
      step('first', `console.error('Error: no disk\\n at somewhere'); process.exit(3)`),
      step('second', `require('fs').writeFileSync('second.txt', '')`),
    ]
    const result = await runSteps(steps, limits)
    expect(result).toMatchObject({ ended: 'failed', message: 'first: Error: no disk' })
    expect(() => readFileSync(join(folder, 'second.txt'))).toThrow('ENOENT')
  })

  it.skipIf(process.platform !== 'linux')('weighs all processes of the tree together', async () => {
    const holder = `const held = Buffer.alloc(150e6, 1); setTimeout(() => held.length, 1500)`
    const parentOf = (code: string) =>
      `require('child_process').spawnSync(process.execPath, ['--eval', ${JSON.stringify(code)}])`
    const [alone, together] = [
      await runSteps([step('alone', `setTimeout(() => undefined, 1000)`)], limits),
      await runSteps([step('grandparent', parentOf(parentOf(holder)))], limits),
    ]
    expect((together.rss ?? 0) - (alone.rss ?? 0)).toBeGreaterThan(150e6)
    expect((together.pss ?? 0) - (alone.pss ?? 0)).toBeGreaterThan(150e6)
  })
})

// What a browser does: it begins a group of its own, and whoever started it may end first.
const leaver = `
const { spawn } = require('child_process')
const child = spawn(process.execPath, ['--eval', 'setTimeout(() => undefined, 60000)'], { detached: true, stdio: 'ignore' })
const start = require('fs').readFileSync('/proc/' + child.pid + '/stat', 'utf8').split(') ')[1].split(' ')[19]
require('fs').writeFileSync('child.json', JSON.stringify({ pid: child.pid, start }))
`

describe.skipIf(process.platform !== 'linux')('what exceeds the limit', () => {
  it('is ended, with what it has started in a group of its own', async () => {
    const result = await runSteps([step('endless', `${leaver} setTimeout(() => undefined, 60000)`)], {
      ...limits,
      limit: 2,
    })
    expect(result).toMatchObject({ ended: 'late', message: 'endless was ended' })
    const child = JSON.parse(readFileSync(join(folder, 'child.json'), 'utf8')) as {
      pid: number
      start: string
    }
    await expect.poll(() => isOwnerAlive(child)).toBe(false)
  })

  it('is ended when the comparison is interrupted', async () => {
    const interruption = new AbortController()
    const reason = new Error('Interrupted')
    const running = runSteps([step('endless', `setTimeout(() => undefined, 60000)`)], {
      limit: 50,
      signal: interruption.signal,
    })
    interruption.abort(reason)
    await expect(running).rejects.toBe(reason)
  })
})
