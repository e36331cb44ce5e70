/** One entry of data/glossary.json. */
interface GlossaryEntry {
  readonly id: string
  /** In French, as the lecture writes it. */
  readonly term: string
  readonly english: string
  /** One sentence. */
  readonly definition: string
}

/**
 * The entry of that id.
 * @throws RangeError whose message begins with `id` when the glossary does not define it
 */
export function glossaryEntry(glossary: readonly GlossaryEntry[], id: string): GlossaryEntry {
  const entry = glossary.find((candidate) => candidate.id === id)
  if (entry === undefined) throw new RangeError(`id "${id}" is not defined in data/glossary.json`)
  return entry
}

/** The entries in the alphabetical order of French. */
export function sortedGlossary(glossary: readonly GlossaryEntry[]): GlossaryEntry[] {
  return [...glossary].sort((a, b) => a.term.localeCompare(b.term, 'fr'))
}

/** The entries that contain each word of the query in their term, their English or their sentence; accents do not count. */
export function findTerms(entries: readonly GlossaryEntry[], query: string): GlossaryEntry[] {
  const words = plain(query).split(/\s+/u).filter(Boolean)
  return entries.filter(({ term, english, definition }) => {
    const text = plain(`${term} ${english} ${definition}`)
    return words.every((word) => text.includes(word))
  })
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

/** The id that an entry of the printed list bears, and that a term points to on paper. */
export function termAnchor(id: string): string {
  return `terme-${id}`
}
