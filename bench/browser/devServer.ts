import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { watchTree } from '../measure/processTree.ts'
import type { Step } from '../measure/runSteps.ts'

export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

/**
 * Starts a development server and waits until it answers.
 * @returns ends it, with all that it has started
 * @throws Error when it does not answer within the limit; the signal's reason when it aborts
 */
export async function startServer(
  { name, command, args, cwd, env }: Step,
  { url, limit, signal }: { url: string; limit: number; signal: AbortSignal },
): Promise<() => void> {
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, NO_COLOR: '1', ...env },
    stdio: 'ignore',
    detached: true,
  })
  child.on('error', () => undefined)
  const tree = watchTree(child.pid ?? 0)
  const end = () => {
    tree.stop()
    tree.end()
  }
  const start = performance.now()
  try {
    while (performance.now() - start < limit * 1000 && child.exitCode === null) {
      if (await answers(url)) return end
      await delay(100, undefined, { signal })
    }
    throw new Error(`${name} does not answer at ${url}`)
  } catch (error) {
    end()
    signal.throwIfAborted()
    throw error
  }
}

async function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    ({ ok }) => ok,
    () => false,
  )
}
