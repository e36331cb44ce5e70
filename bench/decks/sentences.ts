import type { Chance } from '../../tests/faults/chance.ts'

const SUBJECTS = [
  'L’hyperviseur',
  'Le système invité',
  'La machine hôte',
  'Le noyau',
  'Le gestionnaire de mémoire',
  'Le processeur',
  'L’ordonnanceur',
  'Le disque virtuel',
  'La carte réseau',
  'L’administrateur',
]
const VERBS = [
  'partage',
  'protège',
  'réserve',
  'déplace',
  'copie',
  'libère',
  'observe',
  'traduit',
  'interrompt',
  'relance',
]
const OBJECTS = [
  'une page de mémoire',
  'un bloc du disque',
  'la table des pages',
  'le registre de contrôle',
  'une instruction sensible',
  'le temps du processeur',
  'une trame du réseau',
  'l’état de la machine',
  'un instantané',
  'la file des requêtes',
]
const CIRCUMSTANCES = [
  'sans que l’invité le sache',
  'à chaque déroutement',
  'avant la migration',
  'dès que la charge augmente',
  'pendant la sauvegarde',
  'au démarrage de l’invité',
  'quand le tampon est plein',
  'malgré la contention',
]

/** A sentence of a lecture: grammar is right, sense is chance. */
export function sentence({ pick, below }: Chance): string {
  const end = pick(['.', '.', '.', `\u00a0: ${2 + below(97)}\u00a0% des cas.`])
  return `${pick(SUBJECTS)} ${pick(VERBS)} ${pick(OBJECTS)} ${pick(CIRCUMSTANCES)}${end}`
}

/** A short assertion, told apart from those of the other slides by its number. */
export function title({ pick }: Chance, number: number): string {
  return `${pick(SUBJECTS)} ${pick(VERBS)} ${pick(OBJECTS)} (${number})`
}

/** A few words for a box of a diagram. */
export function label({ pick, below }: Chance): string {
  return `${pick(OBJECTS).replace(/^(?:une?|la|le) |^l’/, '')} ${below(1000)}`
}
