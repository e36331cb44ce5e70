import { mkdir, open } from 'node:fs/promises'
import { join } from 'node:path'
import type { RecordingUpdate } from '../../addon/presenter/models/recording.ts'
import { recordingLine, recordingName } from '../../addon/presenter/models/recording.ts'

/** Writes rehearsals as they go, one line a visit: what is killed has lost the last second at most. */
export interface Recorder {
  /**
   * Replaces the visits from `from` on. The visit that is going on is the last line, written anew each second.
   * @returns how many visits the file holds; less than `from` when it lacks some, and nothing was written
   */
  write(update: RecordingUpdate): Promise<number>
}

/** @param folder where the files go; made when the first one is written */
export function createRecorder(folder: string): Recorder {
  /** Lines of each file, its header included. */
  const held = new Map<string, string[]>()
  let queue: Promise<unknown> = Promise.resolve()

  async function write({ header, from, visits }: RecordingUpdate): Promise<number> {
    const name = recordingName(header)
    const lines = held.get(name) ?? []
    if (from > Math.max(0, lines.length - 1)) return Math.max(0, lines.length - 1)
    const next = [recordingLine(header), ...lines.slice(1, from + 1), ...visits.map(recordingLine)]
    const kept = next.findIndex((line, index) => line !== lines[index])
    const same = kept < 0 ? next.length : kept
    await mkdir(folder, { recursive: true })
    // Not truncated first: a reader, or a kill, in between finds the old end.
    await using file = await open(join(folder, name), lines.length === 0 ? 'w' : 'r+')
    const at = Buffer.byteLength(asText(next.slice(0, same)))
    const bytes = Buffer.from(asText(next.slice(same)))
    await file.write(bytes, 0, bytes.length, at)
    await file.truncate(at + bytes.length)
    held.set(name, next)
    return next.length - 1
  }

  return {
    write(update) {
      // Two windows send at once; their updates must not mix.
      const done = queue.then(() => write(update))
      queue = done.catch(() => undefined)
      return done
    },
  }
}

function asText(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('')
}
