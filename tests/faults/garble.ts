import type { Chance } from './chance.ts'

interface Garbling {
  name: string
  apply: (bytes: Buffer, chance: Chance) => Buffer
}

/** What a slip of the hand, a bad merge or a bad disk leaves. */
const TYPED = [
  '---',
  '\n---\n',
  '```',
  ':::',
  '::right::',
  '{{',
  '}}',
  '<',
  '</',
  '<!--',
  '-->',
  '"',
  "'",
  '$',
  '\0',
  '\t',
  ': ',
  '- ',
  '\u202f',
  '😀',
  '{',
  '}',
  '[',
  '](',
  '`',
  '&',
  '\\',
  '\r\n',
  '\n\n# ',
  '<script>',
  '<style>',
  '@',
  '#',
  '|',
]

const GARBLINGS: readonly Garbling[] = [
  { name: 'bytes deleted', apply: (bytes, chance) => cut(bytes, chance, 1 + chance.below(40)) },
  { name: 'bytes swapped', apply: swapBytes },
  {
    name: 'bytes inserted',
    apply: (bytes, chance) => {
      const noise = Array.from({ length: 1 + chance.below(8) }, () => chance.below(256))
      return insert(bytes, chance.below(bytes.length + 1), Buffer.from(noise))
    },
  },
  {
    name: 'signs typed',
    apply: (bytes, chance) => insert(bytes, chance.below(bytes.length + 1), Buffer.from(chance.pick(TYPED))),
  },
  { name: 'YAML cut', apply: (bytes, chance) => cutWithin(bytes, chance, /^---\n[^]*?^---$/gm) },
  { name: 'fence cut', apply: (bytes, chance) => cutWithin(bytes, chance, /^```[^]*?^```$/gm) },
  { name: 'tag cut', apply: (bytes, chance) => cutWithin(bytes, chance, /<[^>]+>/g) },
  { name: 'lines swapped', apply: (bytes, chance) => onLines(bytes, (lines) => swapLines(lines, chance)) },
  {
    name: 'line doubled',
    apply: (bytes, chance) =>
      onLines(bytes, (lines) => {
        const at = chance.below(lines.length)
        return lines.toSpliced(at, 0, lines[at] ?? '')
      }),
  },
  { name: 'end lost', apply: (bytes, chance) => bytes.subarray(0, chance.below(bytes.length)) },
]

/** A deck with one to three things wrong with it, and their names. */
export function garble(text: Buffer, chance: Chance): { bytes: Buffer; names: string[] } {
  let bytes = text
  const names: string[] = []
  for (let count = 1 + chance.below(3); count > 0; count--) {
    const { name, apply } = chance.pick(GARBLINGS)
    names.push(name)
    bytes = apply(bytes, chance)
  }
  return { bytes, names }
}

function cut(bytes: Buffer, chance: Chance, length: number): Buffer {
  const at = chance.below(bytes.length + 1)
  return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)])
}

function insert(bytes: Buffer, at: number, inserted: Buffer): Buffer {
  return Buffer.concat([bytes.subarray(0, at), inserted, bytes.subarray(at)])
}

function swapBytes(bytes: Buffer, chance: Chance): Buffer {
  const copy = Buffer.from(bytes)
  const [a, b] = [chance.below(copy.length), chance.below(copy.length)]
  const kept = copy[a]
  if (kept !== undefined) copy[a] = copy[b] ?? kept
  if (kept !== undefined) copy[b] = kept
  return copy
}

/** Cuts a piece out of, or off, one of the places that match. */
function cutWithin(bytes: Buffer, chance: Chance, pattern: RegExp): Buffer {
  const text = bytes.toString('latin1')
  const found = [...text.matchAll(pattern)]
  if (found.length === 0) return cut(bytes, chance, 5)
  const { index, 0: place } = chance.pick(found)
  const at = index + chance.below(place.length)
  const end = Math.min(at + 1 + chance.below(12), index + place.length)
  return Buffer.concat([bytes.subarray(0, at), bytes.subarray(end)])
}

function onLines(bytes: Buffer, change: (lines: string[]) => string[]): Buffer {
  return Buffer.from(change(bytes.toString('latin1').split('\n')).join('\n'), 'latin1')
}

function swapLines(lines: string[], chance: Chance): string[] {
  const [a, b] = [chance.below(lines.length), chance.below(lines.length)]
  return lines.with(a, lines[b] ?? '').with(b, lines[a] ?? '')
}
