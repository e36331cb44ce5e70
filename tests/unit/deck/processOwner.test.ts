import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { isOwnerAlive, newOwnedName, ownerOf } from '../../../scripts/deck/processOwner.ts'

const own = ownerOf(newOwnedName())

describe('what a process leaves on disk', () => {
  it('is named by its process, each thing differently', () => {
    expect(own?.pid).toBe(process.pid)
    expect(newOwnedName()).not.toBe(newOwnedName())
  })

  it.each(['', '12', '12-34', 'notes', '12-34-ab.txt', '-1-34-ab', '12-34-ab-done'])(
    'is not mistaken for “%s”',
    (name) => {
      expect(ownerOf(name)).toBeUndefined()
    },
  )
})

describe('whether its process runs', () => {
  it('is told by number and start, so that a number given out again is told apart', () => {
    expect(isOwnerAlive({ pid: process.pid, start: own?.start ?? '' })).toBe(true)
    expect(isOwnerAlive({ pid: process.pid, start: '0' })).toBe(true)
    // Where the system does not tell when a process began, the number alone decides.
    expect(isOwnerAlive({ pid: process.pid, start: '12345678901234' })).toBe(own?.start === '0')
  })

  it('is no for one that has ended', async () => {
    const child = spawn(process.execPath, ['--eval', ''])
    await once(child, 'exit')
    expect(isOwnerAlive({ pid: child.pid ?? 0, start: '0' })).toBe(false)
  })

  it.runIf(process.platform === 'linux')(
    'is no for one that has ended and that its parent forgot',
    async () => {
      // A shell that turns into a program which never asks how its child ended.
      const parent = spawn('sh', ['-c', 'sleep 0 & echo $!; exec sleep 60'])
      onTestFinished(() => void parent.kill('SIGKILL'))
      const [line] = (await once(parent.stdout, 'data')) as [Buffer]
      await vi.waitFor(() => expect(isOwnerAlive({ pid: Number(line), start: '0' })).toBe(false))
      expect(process.kill(Number(line), 0)).toBe(true)
    },
  )
})
