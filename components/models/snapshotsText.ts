import { held, letter } from './diskLayers.ts'
import { listed } from './frenchList.ts'
import { counted } from './frenchNumber.ts'
import type { Row } from './snapshotRows.ts'
import {
  contents,
  readCost,
  type LastAction,
  type Operation,
  type Refusal,
  type SnapshotState,
} from './snapshotState.ts'
import { french } from './typography.ts'

/** The operations as their buttons name them. */
export const OPERATION_NAMES: Readonly<Record<Operation, string>> = {
  take: 'Prendre',
  revert: 'Revenir',
  merge: 'Supprimer',
  link: 'Clone lié',
  copy: 'Clone complet',
  backup: 'Sauvegarde',
}

/** The same for who hears them without the heading above them. */
const OPERATION_SENTENCES: Readonly<Record<Operation, string>> = {
  take: 'Prendre un instantané',
  revert: 'Revenir au dernier instantané',
  merge: 'Supprimer le dernier instantané',
  link: 'Créer un clone lié',
  copy: 'Créer un clone complet',
  backup: 'Sauvegarder dans un autre lieu',
}

const REFUSALS: Readonly<Record<Refusal, string>> = {
  'no such block': "ce bloc n'existe pas",
  unreadable: 'le disque est illisible',
  'no snapshot': "il n'y a pas d'instantané",
  'no room': 'le dessin est plein',
  'in use': "le clone lié s'appuie dessus",
  'no clone': "il n'y a pas de clone lié",
  lost: "c'est déjà perdu",
}

/** What a screen reader says of the button of an operation: what it does, what it has cost, why it is impossible. */
export function describeOperation(
  { bill }: Pick<SnapshotState, 'bill'>,
  operation: Operation,
  refused: Refusal | undefined,
): string {
  const entry = bill[operation]
  const times = entry && entry.times > 1 ? ` en ${entry.times} fois` : ''
  const cost = entry ? ` : ${blocks(entry.copied)}${times}` : ''
  return french(
    `${OPERATION_SENTENCES[operation]}${cost}${refused ? `. Impossible, ${REFUSALS[refused]}` : ''}`,
  )
}

/** What a row is called. */
export function rowName({ kind, number, health }: Pick<Row, 'kind' | 'number' | 'health'>): string {
  if (kind === 'delta') return `Delta ${number}`
  return {
    machine: health === 'readable' ? 'La VM voit' : 'La VM',
    base: 'Base',
    linked: 'Clone lié',
    full: 'Clone complet',
    backup: 'Sauvegarde',
    room: '',
  }[kind]
}

/** What stands beside the name: what the file is for, and after a loss what has become of it. */
export function rowTag({ kind, snapshot, active, health }: Row, lost: boolean): string {
  if (health === 'gone') return kind === 'base' ? '× perdue' : '× perdu'
  if (health === 'unreadable') return '× illisible'
  if (lost && kind !== 'room') return kind === 'backup' ? '✓ intacte' : '✓ intact'
  if (snapshot > 0) return `instantané ${snapshot}`
  if (active) return kind === 'base' ? 'active' : 'actif'
  if (kind === 'linked' || kind === 'full') return 'autre VM'
  return kind === 'backup' ? 'autre lieu' : ''
}

/** One sentence: what the last action did, and why. */
export function whySnapshots(state: SnapshotState): string {
  return french(state.last ? whyLast(state, state.last) : whyStart(state))
}

function whyStart({ chain }: SnapshotState): string {
  return chain.length === 1
    ? 'Un seul fichier, la base : la VM y lit et y écrit.'
    : 'Une VM et son instantané : la base est figée, les écritures vont dans le delta.'
}

function whyLast(state: SnapshotState, { action, copied, dropped, rewritten }: LastAction): string {
  const { chain, backup } = state
  const active = fileName(chain.length - 1)
  switch (action.type) {
    case 'take':
      return `L'instantané fige ${fileName(chain.length - 2)} et ouvre un delta vide : aucun bloc copié.`
    case 'write': {
      const name = letter(action.block)
      const written = `${name}${state.writes[action.block] ?? 0}`
      if (action.by === 'clone') return `${written} va dans le fichier du clone : la VM n'en voit rien.`
      if (chain.length === 1)
        return `${written} remplace ${name} dans la base : sans instantané, pas de retour.`
      if (rewritten)
        return `${name} est réécrit : ${active} ne grossit pas, il garde ${count(heldByActive(state))}.`
      return `${written} va dans ${active} ; l'ancien ${name} reste dessous, inchangé.`
    }
    case 'read':
      return whyRead(state, action.block)
    case 'revert':
      return dropped.length === 0
        ? `Revenir jette un delta vide : rien n'est perdu.`
        : `Revenir jette ${active} : ${listed(dropped)} ${dropped.length === 1 ? 'est perdu' : 'sont perdus'}. Aucun bloc copié.`
    case 'merge':
      return copied === 0
        ? `Le delta était vide : le supprimer ne copie rien.`
        : `Supprimer recopie ${count(copied)} dans ${active} : la VM voit la même chose.`
    case 'link':
      return `Le clone lié s'appuie sur ${fileName(chain.length - 2)} : aucun bloc copié.`
    case 'copy':
      return `Le clone complet recopie les ${copied} blocs : il ne dépend d'aucun autre fichier.`
    case 'backup':
      return `La sauvegarde recopie les ${copied} blocs, et les garde dans un autre lieu.`
    case 'lose':
      if (action.what === 'storage')
        return backup
          ? 'Tout le stockage est perdu : seule la sauvegarde, gardée ailleurs, se lit encore.'
          : 'Tout le stockage est perdu, et sans sauvegarde il ne reste rien.'
      return chain.length === 1
        ? 'La base est perdue, et la VM avec elle.'
        : "L'instantané était la base figée : il est perdu, avec tout ce qui s'appuie dessus."
  }
}

function whyRead(state: SnapshotState, block: number): string {
  const cost = readCost(state, block)
  const top = state.chain.length - 1
  const found = fileName(top - cost + 1)
  if (cost === 1) return `Lire ${letter(block)} : trouvé dans ${found}, ${files(cost)}.`
  const missed = Array.from({ length: cost - 1 }, (_, above) => String(top - above))
  const where =
    missed.length === 1 ? `absent du delta ${listed(missed)}` : `absent des deltas ${listed(missed)}`
  return `Lire ${letter(block)} : ${where}, trouvé dans ${found} : ${files(cost)}.`
}

/** What a read of the chosen block costs; nothing when none was read or none can be. */
export function readSummary(state: SnapshotState): { block: string; cost: string } | undefined {
  if (state.chosen === undefined || state.lost) return undefined
  return {
    block: `Lire ${letter(state.chosen)}`,
    cost: french(files(readCost(state, state.chosen)).replace(/ consultés?$/, '')),
  }
}

/** What a screen reader says of one block of the machine's disk. */
export function describeBlock(state: SnapshotState, block: number): string {
  const seen = contents(state)
  if (!seen) return `Bloc ${letter(block)}, illisible`
  return french(
    `Bloc ${letter(block)}, contient ${seen[block] ?? ''}. Le lire : ${files(readCost(state, block))}`,
  )
}

/** The picture in words, for screen readers and for whoever gets it without seeing it. */
export function describeSnapshots(state: SnapshotState, rows: readonly Row[]): string {
  const said = rows
    .filter(({ kind }) => kind !== 'room')
    .map((row) => {
      const tag = rowTag(row, state.lost !== undefined).replace(/^[×✓] /, '')
      const kept = row.cells.flatMap(({ content }) => content ?? [])
      const inside = row.health === 'readable' ? `${listed(kept) || 'aucun bloc'}` : ''
      return [rowName(row), tag && ` (${tag})`, inside && ` : ${inside}`].join('')
    })
  const copied = Object.values(state.bill).reduce((sum, entry) => sum + entry.copied, 0)
  return french(`${said.join(' ; ')}. Blocs copiés en tout : ${copied}. `) + whySnapshots(state)
}

function heldByActive({ chain }: SnapshotState): number {
  return held(chain.at(-1) ?? [])
}

function fileName(index: number): string {
  return index === 0 ? 'la base' : `le delta ${index}`
}

function files(cost: number): string {
  return counted(cost, 'fichier consulté', 'fichiers consultés')
}

function count(number: number): string {
  return counted(number, 'bloc', 'blocs')
}

function blocks(copied: number): string {
  return copied === 0 ? 'aucun bloc copié' : counted(copied, 'bloc copié', 'blocs copiés')
}
