import type { Chance } from '../../tests/faults/chance.ts'
import { chanceOf } from '../../tests/faults/chance.ts'
import { codeListing } from './codeListing.ts'
import type { DeckPlan, DiagramShare, Figure, GeneratedSlide } from './deckPlan.ts'
import { diagram } from './diagrams.ts'
import { picture } from './picture.ts'
import { sentence, title } from './sentences.ts'

/** The slides of a deck as data. A slide depends on the seed and its number alone: a longer deck begins like a shorter one. */
export function generateDeck({ slides, diagrams, seed }: DeckPlan): GeneratedSlide[] {
  return Array.from({ length: slides }, (_, index) => generateSlide(chanceOf(seed, index), index, diagrams))
}

function generateSlide(chance: Chance, index: number, share: DiagramShare): GeneratedSlide {
  return {
    title: title(chance, index + 1),
    sentences: [sentence(chance)],
    points: [sentence(chance), sentence(chance)],
    note: `${sentence(chance)} ${sentence(chance)}`,
    figure: figureOf(chance, index, share),
  }
}

function figureOf(chance: Chance, index: number, share: DiagramShare): Figure | undefined {
  const hasDiagram = share === 'all' || (share === 'third' && index % 3 === 1)
  if (hasDiagram) return { kind: 'diagram', language: 'mermaid', source: diagram(chance) }
  if (index % 4 === 2) return { kind: 'code', ...codeListing(chance) }
  if (index % 5 !== 3) return undefined
  const path = `images/${index + 1}.png`
  return { kind: 'image', path, alt: `Une mire, numéro ${index + 1}`, png: picture(chance) }
}
