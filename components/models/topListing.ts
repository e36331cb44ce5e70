import { sceneAt, sceneIndex } from './scene.ts'

interface Row {
  readonly pid: number
  readonly state: 'R' | 'S'
  /** Percent of one core, as a French reader writes it. */
  readonly cpu: string
  /** Last core used, then the one of the next refresh. */
  readonly core: readonly [number, number]
  readonly command: string
  readonly kind: 'machine' | 'vcpu' | 'other'
  /** What to say of this row. */
  readonly note: string
}

const qemu = { kind: 'machine', command: 'qemu-system-x86' } as const
const vcpu = { kind: 'vcpu', note: 'un vCPU\u00a0: un fil' } as const
const other = { kind: 'other', note: 'un processus' } as const
/** Two cores: the column of percentages stays below 200. */
const ROWS: readonly Row[] = [
  { pid: 2101, state: 'S', cpu: '2,7', core: [1, 1], ...qemu, note: 'VM A\u00a0: un processus' },
  { pid: 2108, state: 'R', cpu: '88,4', core: [0, 1], command: 'CPU 0/KVM', ...vcpu },
  { pid: 2109, state: 'R', cpu: '41,9', core: [1, 0], command: 'CPU 1/KVM', ...vcpu },
  { pid: 2240, state: 'S', cpu: '1,3', core: [0, 0], ...qemu, note: 'VM B\u00a0: un processus' },
  { pid: 2247, state: 'R', cpu: '47,6', core: [1, 0], command: 'CPU 0/KVM', ...vcpu },
  { pid: 2248, state: 'S', cpu: '6,2', core: [0, 0], command: 'CPU 1/KVM', ...vcpu },
  { pid: 988, state: 'S', cpu: '0,3', core: [1, 1], command: 'sshd', ...other },
  { pid: 3344, state: 'R', cpu: '0,3', core: [0, 1], command: 'top', ...other },
]
/** Which rows belong to which machine. */
export const MACHINES = [
  { name: 'A', first: 0, count: 3 },
  { name: 'B', first: 3, count: 3 },
]
const SAYS = [
  'Un serveur Linux à deux cœurs\u00a0: où sont les deux VM\u202f?',
  'Chaque VM est un processus, à côté des autres.',
  'Chaque processeur virtuel est un fil d’exécution de ce processus.',
  'Un instant plus tard\u00a0: quatre vCPU pour deux cœurs, Linux choisit.',
] as const

/** A row as it is drawn at a click. */
interface DrawnRow extends Row {
  /** Whether the process has changed its core since the first listing. */
  readonly moved: boolean
  /** The core, or the two of a move. */
  readonly place: string
  /** Whether its note is shown. */
  readonly noted: boolean
}

interface TopListing {
  /** The scene: the listing, its processes, its threads, the cores a moment later. */
  readonly at: number
  readonly says: string
  readonly rows: readonly DrawnRow[]
}

/** @param step the click, from 0; the last scene stays when there are more */
export function topAt(step: number): TopListing {
  const at = sceneIndex(step, SAYS.length)
  const rows = ROWS.map((row) => {
    const [before, after] = row.core
    const moved = at > 2 && before !== after
    return {
      ...row,
      moved,
      place: moved ? `${String(before)} → ${String(after)}` : String(before),
      noted: at > (row.kind === 'vcpu' ? 1 : 0),
    }
  })
  return { at, says: sceneAt(SAYS, step), rows }
}

/** The picture in words. */
export function describeTop({ rows, says }: TopListing): string {
  const listed = rows.map(
    ({ pid, cpu, place, command, note, noted }) =>
      `${String(pid)}, ${command}, ${cpu}\u00a0%, cœur ${place.replace('→', 'puis')}${noted ? `\u00a0: ${note.replace('\u00a0:', ',')}` : ''}`,
  )
  return `Exemple dessiné de la commande top -H. ${listed.join('. ')}. ${says}`
}
