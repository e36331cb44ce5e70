import type { SnapshotAction } from './snapshotState.ts'

/** `chain`: snapshots of one machine. `incident`: clones and a backup of it, then its base is lost, then everything. */
export const STORIES = ['chain', 'incident'] as const
export type Story = (typeof STORIES)[number]

const [A, C, E, F, G] = [0, 2, 4, 5, 6]
const writing = (block: number): SnapshotAction => ({ type: 'write', block })

/** What was played before the first click, and what each click plays. */
export const SNAPSHOT_STORIES: Record<Story, { before: SnapshotAction[]; trace: SnapshotAction[][] }> = {
  chain: {
    before: [],
    trace: [
      [{ type: 'take' }],
      [writing(C)],
      [writing(F), writing(G), writing(C)],
      [{ type: 'take' }, writing(A)],
      [{ type: 'read', block: E }],
      [{ type: 'revert' }],
      [{ type: 'merge' }, { type: 'merge' }],
    ],
  },
  incident: {
    before: [{ type: 'take' }, writing(C), writing(F)],
    trace: [
      [{ type: 'link' }],
      [{ type: 'copy' }],
      [{ type: 'backup' }],
      [{ type: 'lose', what: 'base' }],
      [{ type: 'lose', what: 'storage' }],
    ],
  },
}
