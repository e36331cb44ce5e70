import type { Recording } from './models/recording.ts'
import type { WindowLog } from './models/windowLog.ts'
import { LONGEST_SILENCE } from './models/windowLog.ts'

/** The part of `localStorage` that is used, so that tests can bring their own. */
export type Storage = Pick<globalThis.Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

/** How many finished runs a browser keeps for each deck; older ones have been saved as files or are not missed. */
const KEPT_RUNS = 20

const PREFIX = 'amphi-rehearsal'

/**
 * What the windows of one deck have written of the rehearsal, in the browser's storage. Where that is full or forbidden,
 * a window goes on with what it holds itself, and says so.
 */
export interface RehearsalStore {
  /** Writes this window's log. Returns whether it is kept. */
  write(log: WindowLog): boolean
  /** The logs of the other windows, also of those that are closed. */
  others(): WindowLog[]
  /** Drops the logs of windows that were not there any more at `at`: a new run does not need them. */
  forget(at: number): void
  /** Keeps a finished run. Returns whether there was room. */
  keep(recording: Recording): boolean
  /** The finished runs, latest first. */
  runs(): Recording[]
}

/**
 * @param deck tells this deck from every other one: `file://` decks share their storage
 * @param window id of this window
 */
export function rehearsalStore({
  deck,
  window,
  storage,
}: {
  deck: string
  window: string
  storage: () => Storage
}): RehearsalStore {
  const logPrefix = `${PREFIX} ${deck} window `
  const runsKey = `${PREFIX} ${deck} runs`
  /** Parsed once for each text: the other windows write every second, most of them the same. */
  const parsed = new Map<string, { text: string; log: WindowLog }>()

  function attempt<T>(use: (storage: Storage) => T, otherwise: T): T {
    try {
      // Reading the property alone throws where storage is forbidden.
      return use(storage())
    } catch {
      return otherwise
    }
  }

  function keys(from: Storage): string[] {
    return Array.from({ length: from.length }, (_, index) => from.key(index) ?? '').filter((key) =>
      key.startsWith(logPrefix),
    )
  }

  function read(from: Storage, key: string): WindowLog[] {
    const text = from.getItem(key) ?? ''
    const known = parsed.get(key)
    if (known?.text === text) return [known.log]
    try {
      const log = JSON.parse(text) as WindowLog
      if (!Array.isArray(log.events) || !Array.isArray(log.alive)) return []
      parsed.set(key, { text, log })
      return [log]
    } catch {
      return []
    }
  }

  const store: RehearsalStore = {
    write(log) {
      return attempt((into) => {
        into.setItem(logPrefix + window, JSON.stringify(log))
        return true
      }, false)
    },
    others() {
      return attempt(
        (from) =>
          keys(from)
            .filter((key) => key !== logPrefix + window)
            .flatMap((key) => read(from, key)),
        [],
      )
    },
    forget(at) {
      attempt((from) => {
        for (const key of keys(from)) {
          if (key === logPrefix + window) continue
          const last = read(from, key)[0]?.alive.at(-1)?.to ?? 0
          if (at - last > LONGEST_SILENCE) from.removeItem(key)
        }
      }, undefined)
    },
    keep(recording) {
      return attempt((into) => {
        const kept = [
          recording,
          ...store.runs().filter(({ header }) => header.started !== recording.header.started),
        ]
        into.setItem(runsKey, JSON.stringify(kept.slice(0, KEPT_RUNS)))
        return true
      }, false)
    },
    runs() {
      return attempt((from) => {
        const runs = JSON.parse(from.getItem(runsKey) ?? '[]') as unknown
        return Array.isArray(runs) ? (runs as Recording[]) : []
      }, [])
    },
  }
  return store
}
