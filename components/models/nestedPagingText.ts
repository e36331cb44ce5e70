import { counted } from './frenchNumber.ts'
import { hasArrived, type PagingState } from './nestedPaging.ts'
import {
  nativeLength,
  walk,
  type PageSize,
  type PagingMode,
  type PagingSetup,
  type Reference,
} from './pageWalk.ts'
import { french } from './typography.ts'

export const PAGE_NAMES: Record<PageSize, string> = {
  '4K': french('4 Kio'),
  '2M': french('2 Mio'),
  '1G': french('1 Gio'),
}

export const MODE_NAMES: Record<PagingMode, string> = { shadow: 'ombre', nested: 'imbriquée' }

/** How the length of a whole walk comes about. */
export function formula(setup: PagingSetup): string {
  const total = walk(setup).length
  if (setup.mode === 'shadow') return french(`une par niveau : ${total}`)
  const [guest, host] = sides(setup)
  return `(${guest} + 1) × (${host} + 1) − 1 = ${total}`
}

/** One sentence: what was done last, and why. */
export function whyPaging(state: PagingState, before: PagingState | undefined): string {
  const { mode, read, writes, exits, last } = state
  if (last === 'write') {
    const many = writes - (before?.writes ?? 0)
    if (mode === 'nested')
      return french("L'invité change son entrée lui-même, sans réveiller l'hyperviseur. Il faudra la relire.")
    return many > 1
      ? french(`${many} écritures de l'invité, ${many} sorties de VM de plus : ${exits} en tout.`)
      : french(
          "La table de l'invité est protégée : son écriture réveille l'hyperviseur, qui met l'ombre à jour.",
        )
  }
  if (read === 0) return french(beginning(mode))
  if (hasArrived(state)) return french(ending(state))
  const done = walk(state)[read - 1]
  return done ? french(reading(state, done)) : ''
}

/** The whole state in words, for screen readers. */
export function describePaging(state: PagingState, before: PagingState | undefined): string {
  const { mode, read, writes, exits, pageSize, frame } = state
  const [guest, host] = sides(state)
  const tables =
    mode === 'nested'
      ? `Pagination imbriquée : ${counted(guest, 'niveau', 'niveaux')} chez l'invité, ${counted(host, 'niveau', 'niveaux')} chez l'hyperviseur`
      : `Table d'ombre : ${counted(guest, 'niveau', 'niveaux')}`
  return french(
    `${tables}, pages de ${PAGE_NAMES[pageSize]}. ` +
      `${counted(read, 'référence', 'références')} mémoire sur ${walk(state).length}, ${nativeLength(state)} sans VM. ` +
      `${counted(writes, 'écriture', 'écritures')} de l'invité, ${counted(exits, 'sortie', 'sorties')} de VM. ` +
      `Son entrée désigne le cadre ${frame.guest}, donc le cadre ${frame.host} de l'hôte. ` +
      whyPaging(state, before),
  )
}

function beginning(mode: PagingMode): string {
  return mode === 'nested'
    ? "Rien en cache. L'invité ne connaît que des gPA : même sa table, il faut la chercher."
    : "L'hyperviseur a fabriqué une table gVA → hPA. Le processeur ne lit qu'elle."
}

function reading(state: PagingState, { table, level, sought }: Reference): string {
  const [, host] = sides(state)
  if (table === 'shadow') return `L'entrée de niveau ${level} de l'ombre mène au niveau suivant.`
  if (table === 'guest')
    return `${counted(host, 'lecture', 'lectures')} chez l'hyperviseur pour trouver la table ${level} de l'invité, puis une pour la lire.`
  const target = sought === 'data' ? 'la donnée' : `la table ${sought} de l'invité`
  return `Où est ${target} ? On lit le niveau ${level} de l'hyperviseur.`
}

function ending(state: PagingState): string {
  const { mode, frame, pageSize } = state
  const total = walk(state).length
  if (mode === 'shadow')
    return `${counted(total, 'référence', 'références')}, comme sans VM : l'ombre donne tout de suite le cadre ${frame.host} de l'hôte.`
  const pages = pageSize === '4K' ? '' : ` avec des pages de ${PAGE_NAMES[pageSize]}`
  return `${counted(total, 'référence', 'références')}${pages}, ${nativeLength(state)} sans VM : une borne, sans cache de traduction.`
}

function sides(setup: PagingSetup): [guest: number, host: number] {
  const guest = nativeLength(setup)
  return [guest, nativeLength({ ...setup, guestLevels: setup.hostLevels })]
}
