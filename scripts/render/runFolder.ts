import { mkdir, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { isOwnerAlive, newOwnedName, ownerOf } from '../deck/processOwner.ts'

const PREFIX = 'amphi-browser-'
const VARIABLES = process.platform === 'win32' ? ['TEMP', 'TMP'] : ['TMPDIR']

/** Asked before any browser is started: while one is, the variables name its folder. */
const usual = { folder: tmpdir(), variables: VARIABLES.map((name) => [name, process.env[name]] as const) }

export interface RunFolder {
  path: string
  /** What sends a program's temporary files there. */
  env: Record<string, string>
  /** Runs `work` while this process itself keeps its temporary files there. */
  within: <T>(work: () => Promise<T>) => Promise<T>
  remove: () => Promise<void>
}

/**
 * The temporary folder of one browser: its profile and what else it leaves. Those of processes that were killed are removed
 * first.
 *
 * @param folder that holds them; a test's own
 */
export async function openRunFolder(folder: string = usual.folder): Promise<RunFolder> {
  await sweep(folder)
  const path = join(folder, `${PREFIX}${newOwnedName()}`)
  await mkdir(path, { mode: 0o700 })
  const env = Object.fromEntries(VARIABLES.map((name) => [name, path]))
  return {
    path,
    env,
    async within(work) {
      // Playwright asks the system for the folder, and nobody else.
      Object.assign(process.env, env)
      try {
        return await work()
      } finally {
        for (const [name, value] of usual.variables) {
          if (value === undefined) Reflect.deleteProperty(process.env, name)
          else process.env[name] = value
        }
      }
    },
    remove: () => remove(path),
  }
}

const HASTY_ATTEMPTS = 10
const PATIENT_ATTEMPTS = 60

/** Again and again: Playwright removes what it made there, and Chromium's processes may still be ending. */
async function remove(path: string): Promise<void> {
  for (let attempt = 0; attempt < HASTY_ATTEMPTS + PATIENT_ATTEMPTS; attempt++) {
    const isGone = await rm(path, { recursive: true, force: true }).then(
      () => true,
      () => false,
    )
    if (isGone) return
    // Nobody waits long for it: what a process leaves at its end, the next one sweeps.
    const isHasty = attempt < HASTY_ATTEMPTS
    await delay(isHasty ? 100 : 1000, undefined, { ref: isHasty })
  }
}

async function sweep(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => [])
  for (const name of names) {
    const owner = name.startsWith(PREFIX) ? ownerOf(name.slice(PREFIX.length)) : undefined
    if (owner === undefined || isOwnerAlive(owner)) continue
    // Another user's stays: nothing of ours.
    await rm(join(folder, name), { recursive: true, force: true }).catch(() => undefined)
  }
}
