export interface Correction {
  /** 0-based, in the line. */
  start: number
  /** Length of what it replaces; 0 where something is only missing. */
  length: number
  text: string
  /** What is wrong, as a sentence. */
  message: string
}

const NARROW = '\u202F'
const NO_BREAK = '\u00A0'
/** Any space that stands in a line, the right one included. */
const SPACES = '[ \\u00A0\\u2009\\u202F]*'
/** What a sentence may end with before its mark. */
const BEFORE_MARK = /[\p{L}\p{N}»)\]’%€]$/u

interface Habit {
  pattern: RegExp
  /** What should stand there; undefined leaves it as it is. */
  right: (match: RegExpExecArray, line: { before: string; after: string }) => string | undefined
  message: (match: RegExpExecArray) => string
}

const HABITS: readonly Habit[] = [
  {
    pattern: new RegExp(`(?<space>${SPACES})[;?!]`, 'gu'),
    right: ({ groups }, { before, after }) =>
      spaceBefore(NARROW, { space: groups?.['space'] ?? '', before, after }),
    message: ([match]) => `Before "${match.trim()}" belongs a narrow no-break space`,
  },
  {
    pattern: new RegExp(`(?<space>${SPACES}):`, 'gu'),
    right: ({ groups }, { before, after }) =>
      // 10:30, 3:1, http://, :smile:
      /^[:/\p{L}\p{N}]/u.test(after.slice(1)) || /:[\w+-]+$/.test(before)
        ? undefined
        : spaceBefore(NO_BREAK, { space: groups?.['space'] ?? '', before, after }),
    message: () => 'Before ":" belongs a no-break space',
  },
  {
    pattern: new RegExp(`(?<=«)(?<space>${SPACES})`, 'gu'),
    // Of what a mark wants as well, the mark decides.
    right: (_, { after }) => (/^$|^[»;:?!]/.test(after) ? undefined : NO_BREAK),
    message: () => 'Behind « belongs a no-break space',
  },
  {
    pattern: new RegExp(`(?<space>${SPACES})»`, 'gu'),
    right: (_, { before }) => (before === '' ? undefined : NO_BREAK),
    message: () => 'Before » belongs a no-break space',
  },
  {
    pattern: /(?<space>')/gu,
    right: (_, { before, after }) =>
      /\p{L}$/u.test(before) && /^[\p{L}\p{N}«*_`<[]/u.test(after) ? '’' : undefined,
    message: () => "The apostrophe is ’, not '",
  },
  {
    pattern: /(?<space>(?<!\.)\.{3}(?!\.))/gu,
    right: () => '…',
    message: () => 'Three dots are one character: …',
  },
]

/** A mark at the beginning of a line, or behind another one, stands for itself. */
function spaceBefore(
  right: string,
  { space, before, after }: { space: string; before: string; after: string },
): string | undefined {
  if (space !== '') return before === '' ? undefined : right
  const isWithinWord = /^.[\p{L}\p{N}/=&#]/u.test(after)
  const isEntity = /&#?\w+$/.test(before) && after.startsWith(';')
  return BEFORE_MARK.test(before) && !isWithinWord && !isEntity ? right : undefined
}

const ADDRESSES = /\b(?:[a-z][a-z\d+.-]*:\/\/|www\.|mailto:)\S+|\S+@\S+\.\S+/giu

/**
 * What French typography wants otherwise in a stretch of prose: narrow no-break spaces before ; ? !, no-break ones
 * before : and inside « », the real apostrophe, the ellipsis (Imprimerie nationale, Lexique des règles typographiques).
 * @param line the whole line in the author's file: what stands around the prose, tags and code, decides with it
 * @param span 0-based start of the prose in `line`, and its length
 * @returns in order, never overlapping; corrected, the line needs no correction
 */
export function correctFrench(
  line: string,
  { start, length }: { start: number; length: number },
): Correction[] {
  const end = start + length
  const addresses = [...line.matchAll(ADDRESSES)].map(
    ({ index, 0: { length: size } }) => [index, index + size] as const,
  )
  return HABITS.flatMap(({ pattern, right, message }) =>
    [...line.slice(start, end).matchAll(pattern)].flatMap((match) => {
      const written = match.groups?.['space'] ?? ''
      const from = start + match.index
      const to = from + written.length
      if (addresses.some(([first, last]) => from >= first && from < last)) return []
      const text = right(match, { before: line.slice(0, from), after: line.slice(to) })
      if (text === undefined || text === written) return []
      return [{ start: from, length: written.length, text, message: message(match) }]
    }),
  )
    .sort((a, b) => a.start - b.start)
    .filter(({ start: at }, index, all) => index === 0 || at >= endOf(all[index - 1]))
}

/** Nothing else may begin where something is missing. */
function endOf(correction: Correction | undefined): number {
  return correction ? correction.start + Math.max(1, correction.length) : 0
}

/** The line with its corrections. */
export function applyCorrections(line: string, corrections: readonly Correction[]): string {
  return corrections
    .toSorted((a, b) => b.start - a.start)
    .reduce(
      (text, { start, length, text: right }) => text.slice(0, start) + right + text.slice(start + length),
      line,
    )
}
