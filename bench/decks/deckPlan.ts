/** How many slides of a generated deck hold a diagram. */
export type DiagramShare = 'none' | 'third' | 'all'

export interface DeckPlan {
  slides: number
  diagrams: DiagramShare
  seed: number
}

/** What stands on a slide below its sentences: one thing at most, so that nothing runs off the slide. */
export type Figure =
  | { kind: 'diagram' | 'code'; language: string; source: string }
  | { kind: 'image'; path: string; alt: string; png: Buffer }

export interface GeneratedSlide {
  title: string
  sentences: string[]
  points: string[]
  figure: Figure | undefined
  note: string
}

/** The name of a deck's folder and of its series in the results, such as `400-third`. */
export function planName({ slides, diagrams }: DeckPlan): string {
  return `${slides}-${diagrams}`
}
