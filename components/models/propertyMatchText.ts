import {
  isSolved,
  KEPT_BY_EMULATOR,
  nameOn,
  PROPERTIES,
  type MatchState,
  type Property,
} from './propertyMatch.ts'
import { french } from './typography.ts'

interface PropertyText {
  name: string
  /** Said under the drawing; it must not give the name away. */
  caption: string
  /** What the drawing shows, as the reason why another name does not belong there. */
  shows: string
  /** What to look for when one has this name in hand. */
  asks: string
  drawn: string
}

const TEXTS: Readonly<Record<Property, PropertyText>> = {
  equivalence: {
    name: 'Équivalence',
    caption: 'le même résultat',
    shows: 'ici, deux résultats égaux',
    asks: "L'équivalence se lit au résultat",
    drawn: 'la machine réelle et la VM calculent 2 + 3 et trouvent 5',
  },
  efficiency: {
    name: 'Efficacité',
    caption: 'presque tout en direct',
    shows: "ici, on évite l'arbitre",
    asks: "L'efficacité compte les détours",
    drawn: "presque toutes les instructions vont de l'invité au processeur, une seule passe par l'arbitre",
  },
  control: {
    name: 'Contrôle',
    caption: "rien sans l'arbitre",
    shows: 'ici, un accès est refusé',
    asks: 'Le contrôle se voit au refus',
    drawn: "la VM A veut une case de mémoire de la VM B, l'arbitre refuse",
  },
}

export function propertyName(property: Property): string {
  return TEXTS[property].name
}

/** What stands under a drawing. */
export function sceneCaption(scene: Property): string {
  return french(TEXTS[scene].caption)
}

/** One sentence: whether the name laid last belongs there, and if not why; else what there is to do or to learn. */
export function whyMatch(state: MatchState): string {
  if (state.emulator)
    return french("Un émulateur fidèle perd l'efficacité : aucune instruction ne passe en direct.")
  if (isSolved(state)) return french('Équivalence, efficacité, contrôle : un double efficace et isolé.')
  const { last, places } = state
  const scene = last === undefined ? undefined : places[last]
  if (last === undefined || scene === undefined)
    return french('Trois dessins, trois noms : posez chaque nom sur le dessin qui le montre.')
  const { name, asks } = TEXTS[last]
  if (scene === last) return french(`Oui, c'est là. ${asks}.`)
  return french(`« ${name} » va ailleurs : ${TEXTS[scene].shows}. ${asks}.`)
}

/** What an emulator keeps of a property, as it stands under the drawing. */
export function emulatorVerdict(property: Property): string {
  return KEPT_BY_EMULATOR[property] ? '✓ oui' : '× non'
}

/** What a screen reader says of one name. */
export function describeName({ places }: Pick<MatchState, 'places'>, name: Property): string {
  const scene = places[name]
  const number = scene === undefined ? 0 : PROPERTIES.indexOf(scene) + 1
  return `${TEXTS[name].name}, ${number === 0 ? 'à poser' : `sur le dessin ${number}`}`
}

/** The three drawings, the names on them and the verdict in words, for screen readers. */
export function describeMatch(state: MatchState): string {
  const scenes = PROPERTIES.map((scene, index) => {
    const name = nameOn(state, scene)
    const judged = state.emulator ? ` Émulateur : ${KEPT_BY_EMULATOR[scene] ? 'oui' : 'non'}.` : ''
    return `Dessin ${index + 1}, ${name ? TEXTS[name].name : 'sans nom'} : ${TEXTS[scene].drawn}.${judged}`
  })
  return french(`${scenes.join(' ')} ${whyMatch(state)}`)
}
