import type { Recording, RecordingUpdate } from './models/recording.ts'

/**
 * Sends what changed of a recording to the command line that records it, one update at a time. What could not be sent is
 * sent with the next one.
 * @param path where it listens; empty where nobody does
 */
export function recordingSender(path: string): (recording: Recording) => void {
  /** The visits that the other side holds, as they were sent, of the run that started then. */
  let held: { started: string; visits: readonly string[] } = { started: '', visits: [] }
  let isSending = false

  return (recording) => {
    if (path === '' || isSending) return
    const { header } = recording
    const visits = recording.visits.map((visit) => JSON.stringify(visit))
    const known = held.started === header.started ? held.visits : []
    const same = visits.findIndex((visit, index) => visit !== known[index])
    if (same < 0 && held.started === header.started && known.length === visits.length) return
    const from = same < 0 ? Math.min(visits.length, known.length) : same
    isSending = true
    post(path, { header, from, visits: recording.visits.slice(from) })
      .then((count) => {
        held = { started: header.started, visits: visits.slice(0, count) }
      })
      .catch(() => undefined)
      .finally(() => (isSending = false))
  }
}

/** How many visits the other side holds now. */
async function post(path: string, update: RecordingUpdate): Promise<number> {
  const response = await fetch(path, { method: 'POST', body: JSON.stringify(update) })
  const { visits } = (await response.json()) as { visits?: number }
  return visits ?? 0
}
