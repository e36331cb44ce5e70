import { createHash } from 'node:crypto'
import { relative, sep } from 'node:path'
import type { Deck } from './deck.ts'
import type { FileDigests } from './inputFiles.ts'

/**
 * A sha-256 over the route and everything of the deck's folder that can change its outputs, names included: the same for
 * the same deck in another folder.
 */
export function hashInputs(deck: Pick<Deck, 'root' | 'route'>, inputs: FileDigests): string {
  const hash = createHash('sha256').update(`${deck.route?.name ?? ''}\0`)
  const named = [...inputs].map(([file, digest]) => [relative(deck.root, file), digest] as const)
  for (const [file, digest] of named.sort(([a], [b]) => (a < b ? -1 : 1)))
    hash.update(`${file.split(sep).join('/')}\0`).update(Buffer.from(digest, 'hex'))
  return hash.digest('hex')
}
