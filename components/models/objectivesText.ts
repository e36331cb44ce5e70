import { counted } from './frenchNumber.ts'
import { tickedCount, type ObjectivesState } from './objectives.ts'
import { french } from './typography.ts'

/** Something one can do after the lecture, and be asked to show. */
interface Objective {
  /** What one does, in the infinitive. */
  verb: string
  /** The rest of the sentence. */
  what: string
  /** The session that teaches it. */
  session: 1 | 2
}

/** What both sessions together must give, in the order in which they give it. */
export const OBJECTIVES: readonly Objective[] = [
  { verb: 'Définir', what: "une VM et la distinguer d'un émulateur", session: 1 },
  { verb: 'Chiffrer', what: 'une consolidation, marge comprise', session: 1 },
  { verb: 'Expliquer', what: "comment l'hyperviseur garde la main sur le processeur", session: 1 },
  { verb: 'Lire', what: 'un instantané, sans le prendre pour une sauvegarde', session: 2 },
  { verb: 'Choisir', what: 'entre type 1 et type 2, avec ses raisons', session: 2 },
].map((objective) => ({ ...objective, what: french(objective.what) }) as Objective)

/** How far the room is, as it stands under the list. */
export function progress(state: ObjectivesState): string {
  return `${counted(tickedCount(state), 'coché', 'cochés')} sur ${state.ticked.length}`
}

/** The whole list and its ticks in words, for screen readers. */
export function describeObjectives(state: ObjectivesState, list: readonly Objective[] = OBJECTIVES): string {
  const lines = list.map(
    ({ verb, what }, index) => `${verb} ${what} : ${state.ticked[index] ? 'coché' : 'à cocher'}.`,
  )
  return french(`${lines.join(' ')} ${progress(state)}.`)
}
