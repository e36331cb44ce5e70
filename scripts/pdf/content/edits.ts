/** Replace the bytes `from` … `to` by `text`. Of two insertions at one place, that of a lower `rank` comes first. */
export interface Edit {
  from: number
  to: number
  text: string
  rank: number
}

/** The stream with all `edits` made. They must not overlap. */
export function applyEdits(bytes: Uint8Array, edits: readonly Edit[]): Uint8Array {
  const parts: Uint8Array[] = []
  let at = 0
  for (const { from, to, text } of inOrder(edits)) {
    parts.push(bytes.subarray(at, from), Buffer.from(text, 'latin1'))
    at = to
  }
  parts.push(bytes.subarray(at))
  return Buffer.concat(parts)
}

export function inOrder(edits: readonly Edit[]): Edit[] {
  return edits.toSorted((one, other) => one.from - other.from || one.rank - other.rank)
}
