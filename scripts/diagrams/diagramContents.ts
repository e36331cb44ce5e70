/** What a diagram shows, in the words of its author. */
export interface DiagramContents {
  /** What leads to what, in the order of the source. Empty for a kind of diagram that has no links. */
  links: DiagramLink[]
  groups: { name: string; members: string[] }[]
  /** What is written inside one element: the fields of a class, the columns of an entity. */
  details: { name: string; lines: string[] }[]
  /** Parts of a whole, with what each weighs. */
  parts: { name: string; value: number }[]
  /** What no link names. */
  alone: string[]
  /** Every label as it is drawn: rows from top to bottom, each from left to right. */
  rows: string[][]
}

export interface DiagramLink {
  kind: LinkKind
  from: DiagramEnd
  to: DiagramEnd
  label: string
}

/** `inheritance` leads from the heir, `part` from the part; the label of a `frame` is what holds for what follows. */
export type LinkKind = 'arrow' | 'both' | 'line' | 'inheritance' | 'part' | 'message' | 'note' | 'frame'

/** A label, or where a state diagram begins or ends. */
export type DiagramEnd = string | { point: 'start' | 'end' }
