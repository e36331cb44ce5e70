import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ParsedRecording, Recording } from '../../addon/presenter/models/recording.ts'
import { parseRecording } from '../../addon/presenter/models/recording.ts'

export interface ReadRecordings {
  /** Oldest first. */
  recordings: Recording[]
  /** What was left out, and why; a sentence each, beginning with the name of the file. */
  remarks: string[]
}

/** Folder of the recordings of a deck. */
export function recordingsFolder(root: string): string {
  return join(root, 'rehearsals')
}

/**
 * Reads the recordings of a deck. What cannot be read is left out with a remark, and the others are still there.
 * @param ids of all slides of the deck: slides are recognised by id, because their numbers change
 * @param route only the runs of this route; without one those of the whole deck
 */
export async function readRecordings({
  folder,
  ids,
  route,
}: {
  folder: string
  ids: ReadonlySet<string>
  route: string | undefined
}): Promise<ReadRecordings> {
  const found: ReadRecordings = { recordings: [], remarks: [] }
  const names = await readdir(folder).catch(() => [])
  for (const name of names.filter((file) => file.endsWith('.jsonl')).sort()) {
    const parsed = await parseFile(join(folder, name))
    if (!parsed.recording) {
      found.remarks.push(`${name} ${parsed.problem}.`)
      continue
    }
    const { recording, remarks } = parsed
    found.remarks.push(...remarks.map((remark) => `${name}: ${remark}.`))
    const visited = [...new Set(recording.visits.map(({ slide }) => slide))]
    const unknown = visited.filter((id) => !ids.has(id))
    if (visited.length > 0 && unknown.length === visited.length) {
      found.remarks.push(
        `${name} is of another deck (“${recording.header.deck}”): none of its slides is here.`,
      )
    } else if (recording.header.route === route) {
      if (unknown.length > 0)
        found.remarks.push(`${name} has slides that the deck has no more: ${unknown.join(', ')}.`)
      found.recordings.push(recording)
    }
  }
  found.recordings.sort((a, b) => Date.parse(a.header.started) - Date.parse(b.header.started))
  return found
}

async function parseFile(file: string): Promise<ParsedRecording> {
  try {
    return parseRecording(await readFile(file, 'utf8'))
  } catch (error) {
    return { problem: `cannot be read (${error instanceof Error ? error.message : String(error)})` }
  }
}
