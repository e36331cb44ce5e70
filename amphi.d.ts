/** What Amphi's build gives to the components of a deck. */

/** The bibliography that the headmatter names (`amphi: { bibliography }`), formatted in the deck's language. */
declare module 'virtual:amphi/bibliography' {
  const sources: readonly {
    id: string
    /** From 1, in the order of the file. */
    number: number
    /** "Popek et Goldberg 1974". */
    shortName: string
    title: string
    /** BCP 47 tag of the title, where it is not the deck's own language. */
    titleLang?: string
    /** Whether it stands on its own (a book, a report), and is not part of something. */
    isWhole: boolean
    url?: string
    /** The whole reference as HTML: text, italics and links. */
    reference: string
  }[]
  export default sources
}
