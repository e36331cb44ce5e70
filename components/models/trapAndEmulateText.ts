import { PROGRAM, type Instruction, type Registers } from './guestKernel.ts'
import {
  astray,
  finished,
  realState,
  type Outcome,
  type ProcessorMode,
  type RealState,
  type TrapState,
  type VmmModule,
} from './trapAndEmulate.ts'
import { french } from './typography.ts'

export const PROCESSOR_NAMES: Readonly<Record<ProcessorMode, string>> = {
  classic: 'Classique',
  x86: french("x86 d'avant 2005"),
  'vt-x': 'VT-x',
}

export const MODULE_NAMES: Readonly<Record<VmmModule, string>> = {
  dispatcher: 'Répartiteur',
  allocator: 'Allocateur',
  interpreter: 'Interpréteur',
}

/** What each module is for. */
export const MODULE_TASKS: Readonly<Record<VmmModule, string>> = {
  dispatcher: 'reçoit',
  allocator: 'partage',
  interpreter: 'applique',
}

export const REAL_MODE_NAMES: Readonly<Record<RealState['mode'], string>> = {
  user: 'utilisateur',
  supervisor: 'superviseur',
  guest: 'invité',
}

export const CORE_NAMES: Readonly<Record<RealState['core'], string>> = {
  guest: 'invité',
  hypervisor: 'hyperviseur',
  other: 'autre VM',
  asleep: 'endormi',
}

/** As the slide shows them, with their operands. */
export const LINES: Readonly<Record<Instruction, string>> = {
  ADD: 'ADD r1,1',
  LOAD: 'LOAD r2',
  CLI: 'CLI',
  OUT: 'OUT r1',
  POPF: 'POPF',
  HLT: 'HLT',
}

const OUTCOME_NAMES: Readonly<Record<Outcome, string>> = {
  direct: 'directe',
  trap: 'déroute',
  exit: 'sortie',
  ignored: 'IF ignoré',
}

/** What a line of the program shows beside its instruction; nothing before it began. */
export function outcomeName({ outcomes }: Pick<TrapState, 'outcomes'>, line: number): string {
  const outcome = outcomes[line]
  return outcome === undefined ? '' : OUTCOME_NAMES[outcome]
}

/** The number that a device received, as a register is written. */
export function portValue(port: number | undefined): string {
  return port === undefined ? '–' : String(port)
}

/** How the virtual machine compares with a real one that executed the same instructions. */
export function comparison(state: Pick<TrapState, 'virtual' | 'reference'>): string {
  return astray(state)
    ? `une vraie machine aurait IF = ${String(state.reference.interrupts)}`
    : 'comme une vraie machine'
}

/** What the guest's kernel knows of all this. */
export function guestBelief(state: TrapState): string {
  if (astray(state)) return 'ne voit rien'
  // In guest mode it runs at the level it asks for; elsewhere it only believes so.
  return state.mode === 'vt-x' ? 'superviseur chez lui' : 'se croit superviseur'
}

/** What the hypervisor is doing. */
export function hypervisorActivity(state: TrapState): string {
  if (state.path.length > 0) return 'au travail'
  return astray(state) ? 'ne voit rien' : 'attend'
}

/** One sentence: what just happened, and why. */
export function whyTrap(state: TrapState): string {
  const { done, path } = state
  const line = path.length > 0 && !finished(state) ? done : done - 1
  const instruction = PROGRAM[line]
  if (instruction === undefined) return french(BEGINNINGS[state.mode])
  const outcome = state.outcomes[line] ?? 'direct'
  if (outcome === 'direct' || outcome === 'ignored') return french(DIRECT[instruction](outcome))
  switch (path.at(-1)) {
    case undefined:
      return french(
        instruction === 'OUT'
          ? `L'invité reprend : son port a reçu ${portValue(state.virtual.port)}, le vrai n'a rien reçu.`
          : `L'invité reprend après ${instruction} : il n'a rien vu.`,
      )
    case 'dispatcher':
      return french(
        outcome === 'exit'
          ? `${instruction} fait sortir de la VM, comme demandé : le répartiteur reçoit la main.`
          : `${instruction} est privilégiée : le processeur déroute, le répartiteur reçoit la main.`,
      )
    case 'interpreter':
      return french(INTERPRETED[instruction] ?? `L'interpréteur applique ${instruction} à l'état virtuel.`)
    case 'allocator':
      return french(
        astray(state)
          ? "La VM s'endort avec IF à 0 : aucune interruption ne la réveillera."
          : "La VM s'endort : l'allocateur donne le cœur à une autre VM.",
      )
  }
}

const BEGINNINGS: Readonly<Record<ProcessorMode, string>> = {
  classic: "Le noyau de l'invité se croit superviseur ; il tourne en mode utilisateur.",
  x86: 'Le même programme, sur un processeur où POPF ne déroute pas.',
  'vt-x': "Le noyau tourne en mode invité ; l'hyperviseur a choisi d'avance les sorties.",
}

const DIRECT: Readonly<Record<Instruction, (outcome: Outcome) => string>> = {
  ADD: () => "ADD ne touche à rien de partagé : elle s'exécute sur le vrai processeur.",
  LOAD: () => "ADD et LOAD ne touchent à rien de partagé : elles s'exécutent directement.",
  CLI: () => "CLI ne fait pas sortir : en mode invité, le processeur tient l'IF de l'invité.",
  OUT: () => "OUT atteint le vrai port : l'hyperviseur n'a demandé aucune sortie.",
  POPF: (outcome) =>
    outcome === 'ignored'
      ? 'POPF devait remettre IF à 1. IF reste à 0 : ni erreur, ni déroutement.'
      : "POPF remet à 1 l'IF de l'invité : ni sortie, ni erreur.",
  HLT: () => "HLT endort le vrai cœur : l'hyperviseur n'a demandé aucune sortie.",
}

const INTERPRETED: Readonly<Partial<Record<Instruction, string>>> = {
  CLI: "L'interpréteur met à 0 l'IF virtuel. Le vrai IF reste à 1.",
  OUT: "L'interpréteur écrit dans le port virtuel. Le vrai port n'a rien reçu.",
  POPF: "POPF déroute aussi : l'interpréteur remet à 1 l'IF virtuel.",
  HLT: "L'interpréteur endort le processeur virtuel. Le vrai continue.",
}

/** The whole state in words. */
export function describeTrap(state: TrapState): string {
  const { mode, virtual, outcomes, path } = state
  const real = realState(state)
  const lines = outcomes.map((outcome, line) => `${PROGRAM[line] ?? ''} ${OUTCOME_NAMES[outcome]}`)
  const progress = lines.length === 0 ? "Aucune instruction n'a commencé" : lines.join(', ')
  const working = path.at(-1)
  return french(
    `Processeur : ${PROCESSOR_NAMES[mode]}.${requestedExits(state)} ${progress}. ` +
      `État virtuel : ${registers(virtual)}, mode superviseur ; ${comparison(state)}. ` +
      `État réel : IF ${String(real.interrupts)}, mode ${REAL_MODE_NAMES[real.mode]}, cœur ${CORE_NAMES[real.core]}, ` +
      `port ${real.port === undefined ? 'muet' : String(real.port)}. ` +
      `Hyperviseur : ${working === undefined ? hypervisorActivity(state) : MODULE_NAMES[working].toLowerCase()}. ` +
      whyTrap(state),
  )
}

/** Only guest mode knows exits that are asked for. */
function requestedExits({ mode, exits }: TrapState): string {
  if (mode !== 'vt-x') return ''
  return exits.length === 0 ? ' Aucune sortie demandée.' : ` Sorties demandées : ${exits.join(', ')}.`
}

function registers({ interrupts, r1, r2, port }: Registers): string {
  return `IF ${String(interrupts)}, r1 ${String(r1)}, r2 ${String(r2)}, port ${port === undefined ? 'muet' : String(port)}`
}
