import type { Recording, RecordingUpdate } from './models/recording.ts'

/**
 * Sends what changed of a recording to the command line that records it, one update at a time. What changes meanwhile is
 * sent right after, what could not be sent with the next change.
 * @param path where it listens; empty where nobody does
 */
export function recordingSender(path: string): (recording: Recording) => void {
  /** The visits that the other side holds, as they were sent, of the run that started then. */
  let held: { started: string; visits: readonly string[] } = { started: '', visits: [] }
  let isSending = false
  let waiting: Recording | undefined

  function send(recording: Recording): void {
    if (path === '') return
    if (isSending) {
      waiting = recording
      return
    }
    const { header } = recording
    const visits = recording.visits.map((visit) => JSON.stringify(visit))
    const known = held.started === header.started ? held.visits : []
    const same = visits.findIndex((visit, index) => visit !== known[index])
    if (same < 0 && held.started === header.started && known.length === visits.length) return
    const from = same < 0 ? Math.min(visits.length, known.length) : same
    isSending = true
    void post(path, { header, from, visits: recording.visits.slice(from) })
      .then(
        (count) => {
          held = { started: header.started, visits: visits.slice(0, count) }
          return waiting
        },
        () => undefined,
      )
      .then((next) => {
        isSending = false
        waiting = undefined
        if (next) send(next)
      })
  }
  return send
}

/** How many visits the other side holds now. */
async function post(path: string, update: RecordingUpdate): Promise<number> {
  const response = await fetch(path, { method: 'POST', body: JSON.stringify(update) })
  const { visits } = (await response.json()) as { visits?: number }
  return visits ?? 0
}
