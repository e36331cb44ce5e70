import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { held } from '../../../../components/models/diskLayers.ts'
import { replay } from '../../../../components/models/simulation.ts'
import { refusal, snapshots } from '../../../../components/models/snapshots.ts'
import {
  backupContents,
  contents,
  fullContents,
  linkedContents,
  OPERATIONS,
  readCost,
  type SnapshotAction,
  type SnapshotState,
} from '../../../../components/models/snapshotState.ts'
import { STORIES, type Story } from '../../../../components/models/snapshotStories.ts'
import { stateAt } from './stateAt.ts'

const BLOCKS = 8
const model = snapshots()
const block = fc.nat(BLOCKS - 1)
const writing = fc.record({ type: fc.constant('write' as const), block })
const harmless: fc.Arbitrary<SnapshotAction> = fc.oneof(
  { weight: 3, arbitrary: writing },
  fc.record({ type: fc.constant('write' as const), block, by: fc.constant('clone' as const) }),
  fc.record({ type: fc.constant('read' as const), block }),
  fc.record({ type: fc.constantFrom(...OPERATIONS) }),
)
const losing = fc.record({ type: fc.constant('lose' as const), what: fc.constantFrom('base', 'storage') })

/** Plays what is possible and leaves out the rest. */
function play(actions: readonly SnapshotAction[], from = model.initial(0)): SnapshotState {
  return actions.reduce(
    (state, action) => (refusal(state, action) ? state : model.apply(state, action)),
    from,
  )
}

/** Any disk that still can be read. */
const disks = fc.array(harmless, { maxLength: 30 }).map((actions) => play(actions))
const withSnapshot = disks.filter(({ chain }) => chain.length > 1)

function on(state: SnapshotState, action: SnapshotAction): SnapshotState {
  return model.apply(state, action)
}

function copied({ bill }: SnapshotState): number {
  return Object.values(bill).reduce((sum, entry) => sum + entry.copied, 0)
}

describe('a chain of snapshots', () => {
  test('taking a snapshot copies nothing and changes nothing that the machine sees', () => {
    const takeable = disks.filter((state) => !refusal(state, { type: 'take' }))
    fc.assert(
      fc.property(takeable, (state) => {
        const taken = on(state, { type: 'take' })
        expect(copied(taken)).toBe(copied(state))
        expect(contents(taken)).toEqual(contents(state))
        expect(taken.chain.slice(0, -1)).toEqual(state.chain)
        expect(held(taken.chain.at(-1) ?? [])).toBe(0)
      }),
    )
  })

  test('a snapshot stays as it was, whatever is written or read later and however often one goes back', () => {
    const later = fc.array(
      fc.oneof(harmless).filter(({ type }) => type !== 'merge'),
      { maxLength: 20 },
    )
    fc.assert(
      fc.property(withSnapshot, later, (state, actions) => {
        const after = play(actions, state)
        for (let count = 1; count < state.chain.length; count++)
          expect(contents(after, count)).toEqual(contents(state, count))
      }),
    )
  })

  test('a write is what the machine reads next, and what the clone writes it never reads', () => {
    fc.assert(
      fc.property(disks, block, (state, at) => {
        const written = on(state, { type: 'write', block: at })
        const text = contents(written)?.[at]
        expect(contents(written)).toEqual(contents(state)?.with(at, text ?? ''))
        expect(contents(state)).not.toContain(text)
        const cloned = play([{ type: 'write', block: at, by: 'clone' }], state)
        expect(contents(cloned)).toEqual(contents(state))
        if (state.linked) expect(linkedContents(cloned)?.[at]).toBe(text)
      }),
    )
  })

  test('reading a block looks into every file down to the newest that holds it', () => {
    fc.assert(
      fc.property(disks, block, ({ chain }, at) => {
        const cost = readCost({ chain }, at)
        const looked = [...chain].reverse().slice(0, cost)
        expect(looked.map((layer) => layer[at] !== null)).toEqual(looked.map((_, i) => i === cost - 1))
      }),
    )
  })

  test('going back finds exactly what the newest snapshot held, and copies nothing', () => {
    fc.assert(
      fc.property(withSnapshot, (state) => {
        const back = on(state, { type: 'revert' })
        expect(contents(back)).toEqual(contents(state, state.chain.length - 1))
        expect(copied(back)).toBe(copied(state))
        expect(back.last?.dropped).toHaveLength(held(state.chain.at(-1) ?? []))
      }),
    )
  })

  test('deleting a snapshot changes nothing that can be read, and copies as many blocks as its delta holds', () => {
    const mergeable = withSnapshot.filter((state) => !refusal(state, { type: 'merge' }))
    fc.assert(
      fc.property(mergeable, (state) => {
        const merged = on(state, { type: 'merge' })
        expect(contents(merged)).toEqual(contents(state))
        expect(linkedContents(merged)).toEqual(linkedContents(state))
        for (let count = 1; count < merged.chain.length; count++)
          expect(contents(merged, count)).toEqual(contents(state, count))
        expect(merged.chain).toHaveLength(state.chain.length - 1)
        expect(copied(merged) - copied(state)).toBe(held(state.chain.at(-1) ?? []))
      }),
    )
  })

  test('a file that a linked clone rests on is never written, reverted or merged into', () => {
    fc.assert(
      fc.property(withSnapshot, fc.array(harmless, { maxLength: 20 }), (state, actions) => {
        const cloned = play([{ type: 'link' }], state)
        const own = cloned.linked?.layer
        const after = play(
          actions.filter((action) => !('by' in action)),
          cloned,
        )
        expect(after.linked?.layer).toEqual(own)
        expect(linkedContents(after)).toEqual(linkedContents(cloned))
      }),
    )
  })
})

describe('a loss', () => {
  const losses = fc.array(fc.oneof(harmless, losing as fc.Arbitrary<SnapshotAction>), { maxLength: 12 })

  test('leaves nothing readable that rests on the base, and leaves whole copies as they were', () => {
    fc.assert(
      fc.property(disks, losses, (state, actions) => {
        const lost = play(actions, on(state, { type: 'lose', what: 'base' }))
        for (let count = 1; count <= lost.chain.length; count++) expect(contents(lost, count)).toBeUndefined()
        expect(linkedContents(lost)).toBeUndefined()
        expect(backupContents(lost)).toEqual(backupContents(state))
        if (lost.lost === 'base') expect(fullContents(lost)).toEqual(fullContents(state))
      }),
    )
  })

  test('of the whole storage leaves the backup alone, equal to what was backed up', () => {
    fc.assert(
      fc.property(disks, fc.array(harmless, { maxLength: 8 }), (state, actions) => {
        const saved = on(state, { type: 'backup' })
        const kept = actions.filter(({ type }) => type !== 'backup')
        const lost = on(play(kept, saved), { type: 'lose', what: 'storage' })
        expect(backupContents(lost)).toEqual(contents(state))
        expect([contents(lost), linkedContents(lost), fullContents(lost)]).toEqual([
          undefined,
          undefined,
          undefined,
        ])
      }),
    )
  })

  test('a clone or a backup of every block copies every block, a linked clone none', () => {
    fc.assert(
      fc.property(withSnapshot, (state) => {
        for (const [type, cost] of [
          ['link', 0],
          ['copy', BLOCKS],
          ['backup', BLOCKS],
        ] as const)
          if (!refusal(state, { type })) expect(copied(on(state, { type })) - copied(state)).toBe(cost)
      }),
    )
  })
})

describe('the two stories', () => {
  function at(story: Story, step: number): SnapshotState {
    return stateAt(snapshots({ story }), step)
  }

  test('taking two snapshots costs 0, going back 0, deleting both costs the three blocks of the first delta', () => {
    const { bill, chain } = at('chain', 7)
    expect(bill).toEqual({
      take: { times: 2, copied: 0 },
      revert: { times: 1, copied: 0 },
      merge: { times: 2, copied: 3 },
    })
    expect(chain).toEqual([['A', 'B', 'C2', 'D', 'E', 'F1', 'G1', 'H']])
    expect([5, 7].map((step) => readCost(at('chain', step), 4))).toEqual([3, 1])
  })

  test('when the base is lost the full clone and the backup remain, then only the backup', () => {
    const remains = (state: SnapshotState) =>
      [contents, linkedContents, fullContents, backupContents].map((read) => read(state) !== undefined)
    expect([3, 4, 5].map((step) => remains(at('incident', step)))).toEqual([
      [true, true, true, true],
      [false, false, true, true],
      [false, false, false, true],
    ])
  })

  test('each takes at most eight clicks, and every one is possible on every disk that can be drawn', () => {
    for (const story of STORIES)
      for (const blocks of [7, 8, 9, 10]) {
        const { trace } = snapshots({ story, blocks })
        expect(trace.length).toBeLessThanOrEqual(8)
        replay(snapshots({ story, blocks }), { seed: 0, step: trace.length, free: [] })
      }
  })

  test('the same actions give the same state, and leave the one they came from as it was', () => {
    fc.assert(
      fc.property(disks, fc.array(harmless, { maxLength: 10 }), (state, actions) => {
        const kept = structuredClone(state)
        expect(play(actions, state)).toEqual(play(actions, state))
        expect(state).toEqual(kept)
      }),
    )
  })
})

describe('what is impossible', () => {
  const bare = model.initial(0)

  test.each<[string, SnapshotState, SnapshotAction, string]>([
    ['a block that the disk has not', bare, { type: 'write', block: BLOCKS }, 'no such block'],
    ['half a block', bare, { type: 'read', block: 0.5 }, 'no such block'],
    ['going back without a snapshot', bare, { type: 'revert' }, 'no snapshot'],
    ['deleting without a snapshot', bare, { type: 'merge' }, 'no snapshot'],
    ['a linked clone without a snapshot', bare, { type: 'link' }, 'no snapshot'],
    ['writing in a clone that is not there', bare, { type: 'write', block: 0, by: 'clone' }, 'no clone'],
    [
      'a fourth snapshot',
      play([{ type: 'take' }, { type: 'take' }, { type: 'take' }]),
      { type: 'take' },
      'no room',
    ],
    ['a second full clone', play([{ type: 'copy' }]), { type: 'copy' }, 'no room'],
    [
      'deleting under a linked clone',
      play([{ type: 'take' }, { type: 'link' }]),
      { type: 'merge' },
      'in use',
    ],
    ['a backup of what is lost', play([{ type: 'lose', what: 'base' }]), { type: 'backup' }, 'unreadable'],
    ['losing twice', play([{ type: 'lose', what: 'base' }]), { type: 'lose', what: 'base' }, 'lost'],
  ])('%s is refused with its reason', (_, state, action, reason) => {
    expect(refusal(state, action)).toBe(reason)
    expect(() => model.apply(state, action)).toThrow(RangeError)
    expect(() => model.apply(state, action)).toThrow(reason)
  })

  test.each([
    [{ story: 'saga' as Story }, /^story must be one of chain, incident, not saga/],
    [{ blocks: 6 }, /^blocks must be a whole number from 7 to 10, not 6/],
    [{ blocks: 11 }, /^blocks /],
    [{ blocks: 7.5 }, /^blocks /],
    [{ blocks: Number.NaN }, /^blocks /],
  ])('the property %o is refused by its name', (properties, message) => {
    expect(() => snapshots(properties)).toThrow(RangeError)
    expect(() => snapshots(properties)).toThrow(message)
  })
})
