import type { Plan } from '../../addon/presenter/models/plan.ts'
import { planOf } from '../../addon/presenter/models/plan.ts'
import type { Deck } from '../deck/deck.ts'

export function planOfDeck({ slides, headmatter }: Deck): Plan {
  return planOf({ slides, sessions: headmatter['sessions'] })
}
