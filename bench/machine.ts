import { execFile } from 'node:child_process'
import { cpus, release, totalmem, type } from 'node:os'
import { promisify } from 'node:util'
import { projectRoot } from '../scripts/deck/theme.ts'
import { peerVersions } from './peers.ts'

const run = promisify(execFile)

/** Where and with what was measured. */
export interface Machine {
  cpu: string
  cores: number
  memoryGb: number
  system: string
  node: string
  chromium: string
  /** Commit of Amphi, where it is known. */
  commit: string
  /** ISO 8601. */
  date: string
  peers: Record<string, string>
}

/** @param chromium path of the browser */
export async function describeMachine(chromium: string): Promise<Machine> {
  const browser = await run(chromium, ['--version']).catch(() => undefined)
  const commit = await run('git', ['rev-parse', '--short', 'HEAD'], { cwd: projectRoot }).catch(
    () => undefined,
  )
  return {
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    system: `${type()} ${release()}`,
    node: process.versions.node,
    chromium: /[\d.]+/.exec(browser?.stdout ?? '')?.[0] ?? 'unknown',
    commit: commit?.stdout.trim() ?? '',
    date: new Date().toISOString().slice(0, 10),
    peers: await peerVersions(),
  }
}
