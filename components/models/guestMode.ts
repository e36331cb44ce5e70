import { sceneAt, sceneIndex } from './scene.ts'

export type Transition = 'entry' | 'exit'

interface Moment {
  readonly says: string
  /** Where the processor is. */
  readonly mode: 'kernel' | 'guest'
  /** Index of the guest's current line, from its first entry on. */
  readonly line?: number
  /** The transition that led here. */
  readonly moved?: Transition
  readonly handles?: true
  /** What became of the guest's lines so far, in their order. */
  readonly fates: readonly string[]
}

/** What the guest runs. */
const LINES = ['ADD', 'OUT', 'MOV'] as const
const MOMENTS: readonly [Moment, ...Moment[]] = [
  {
    says: 'Deux modes\u00a0: en mode noyau, tout est permis\u202f; en mode utilisateur, non.',
    mode: 'kernel',
    fates: [],
  },
  { says: 'Le mode invité a lui aussi un côté noyau et un côté utilisateur.', mode: 'kernel', fates: [] },
  {
    says: 'Entrée de VM\u00a0: ADD s’exécute directement.',
    mode: 'guest',
    line: 0,
    moved: 'entry',
    fates: ['directe'],
  },
  {
    says: 'OUT vise un périphérique\u00a0: sortie de VM.',
    mode: 'kernel',
    line: 1,
    moved: 'exit',
    fates: ['directe', 'sort'],
  },
  {
    says: 'L’hyperviseur émule OUT pour cette VM.',
    mode: 'kernel',
    line: 1,
    handles: true,
    fates: ['directe', 'émulée'],
  },
  {
    says: 'Nouvelle entrée\u00a0: l’invité reprend à la ligne suivante.',
    mode: 'guest',
    line: 2,
    moved: 'entry',
    fates: ['directe', 'émulée', 'directe'],
  },
]

/** What the drawing shows at a click. */
interface GuestModeScene {
  readonly moment: Moment
  /** Whether the processor has its third mode yet. */
  readonly hasGuestMode: boolean
  /** The transitions that have been made. */
  readonly known: readonly Transition[]
  /** The guest's lines in their order. */
  readonly lines: readonly GuestLine[]
}

export interface GuestLine {
  readonly name: string
  readonly current: boolean
  /** What became of it, empty while nothing has. */
  readonly fate: string
}

/** @param step the click, from 0; the last scene stays when there are more */
export function guestModeAt(step: number): GuestModeScene {
  const at = sceneIndex(step, MOMENTS.length)
  const moment = sceneAt(MOMENTS, step)
  return {
    moment,
    hasGuestMode: at > 0,
    known: MOMENTS.slice(0, at + 1).flatMap(({ moved }) => moved ?? []),
    lines: LINES.map((name, index) => ({
      name,
      current: index === moment.line,
      fate: moment.fates[index] ?? '',
    })),
  }
}

/** The picture in words. */
export function describeGuestMode({ moment, hasGuestMode }: GuestModeScene): string {
  const modes = hasGuestMode
    ? 'Trois modes\u00a0: utilisateur, noyau où se tient l’hyperviseur, et invité, qui contient ses applications et son système.'
    : 'Deux modes\u00a0: utilisateur, avec des applications, et noyau, avec l’hyperviseur.'
  const where = moment.mode === 'guest' ? 'invité' : 'noyau'
  return `${modes} Le processeur est en mode ${where}. ${moment.says}`
}
