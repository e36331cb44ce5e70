import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  later,
  useSharedActions,
  type ActionList,
  type Channel,
} from '../../../../components/composables/useSharedActions.ts'

/** Windows on one channel whose messages wait until they are delivered, in any order, some of them twice. */
class Room {
  readonly channels: Channel[] = []
  readonly waiting: { to: Channel; data: unknown }[] = []

  open = (): Channel => {
    const channel: Channel = {
      onmessage: null,
      postMessage: (data) => {
        for (const to of this.channels)
          if (to !== channel) this.waiting.push({ to, data: structuredClone(data) })
      },
      close: () => {
        this.channels.splice(this.channels.indexOf(channel), 1)
      },
    }
    this.channels.push(channel)
    return channel
  }

  /** Delivers the message that stands at this place in the queue. */
  deliver(place: number, keep = false): void {
    const [message] = this.waiting.splice(place % this.waiting.length, 1)
    if (!message) return
    if (keep) this.waiting.push(message)
    if (this.channels.includes(message.to))
      message.to.onmessage?.(new MessageEvent('message', { data: message.data }))
  }

  settle(): void {
    while (this.waiting.length > 0) this.deliver(0)
  }
}

/** An action of this test: a number that can be told from others. */
interface Play {
  n: number
}

function windowsOf(room: Room, ids: readonly string[]) {
  return ids.map((window) => useSharedActions<Play>({ name: 'test', window, open: room.open }))
}

type Event =
  | { kind: 'write'; who: number; click: number; actions: Play[] }
  | { kind: 'deliver'; place: number; twice: boolean }
  | { kind: 'join' | 'leave'; who: number }

const who = fc.nat(3)
const events: fc.Arbitrary<Event[]> = fc.array(
  fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant('write' as const),
        who,
        click: fc.nat(8),
        actions: fc.array(fc.record({ n: fc.nat(9) })),
      }),
    },
    {
      weight: 5,
      arbitrary: fc.record({ kind: fc.constant('deliver' as const), place: fc.nat(), twice: fc.boolean() }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('join' as const, 'leave' as const), who }) },
  ),
  { maxLength: 60 },
)

test('windows that have joined hold the same list once every message has arrived, in any order', () => {
  fc.assert(
    fc.property(events, (history) => {
      const room = new Room()
      const windows = windowsOf(room, ['a', 'b', 'c', 'd'])
      for (const window of windows) window.join()
      for (const event of history) {
        if (event.kind === 'deliver') room.deliver(event.place, event.twice)
        else if (event.kind === 'write') windows[event.who]?.write(event.click, event.actions)
        else windows[event.who]?.[event.kind]()
      }
      for (const window of windows) window.join()
      room.settle()
      const lists = windows.map(({ list }) => list.value)
      const last = lists.reduce(later)
      for (const list of lists) {
        // Untouched windows name themselves as the author of the empty list they were born with.
        expect(list.revision).toBe(last.revision)
        if (last.revision > 0) expect(list).toEqual(last)
      }
    }),
    { numRuns: 500 },
  )
})

const lists: fc.Arbitrary<ActionList<Play>> = fc.record({
  click: fc.nat(3),
  revision: fc.nat(3),
  window: fc.constantFrom('a', 'b', 'c'),
  actions: fc.constant([]),
})

test('the later revision wins, ties go to the greater window id, whichever side one stands on', () => {
  fc.assert(
    fc.property(lists, lists, (ours, theirs) => {
      const winner = later(ours, theirs)
      expect([winner.revision, winner.window]).toEqual(
        ours.revision === theirs.revision
          ? [ours.revision, ours.window > theirs.window ? ours.window : theirs.window]
          : ours.revision > theirs.revision
            ? [ours.revision, ours.window]
            : [theirs.revision, theirs.window],
      )
    }),
  )
})

test('a window that joins late gets what was played', () => {
  const room = new Room()
  const [early, late] = windowsOf(room, ['a', 'b'])
  early?.join()
  early?.write(2, [{ n: 5 }, { n: 6 }])
  room.settle()
  late?.join()
  room.settle()
  expect(late?.list.value).toEqual({ click: 2, revision: 1, window: 'a', actions: [{ n: 5 }, { n: 6 }] })
})

test('a list that this window cannot replay is refused', () => {
  const room = new Room()
  const strict = useSharedActions<Play>({
    name: 'test',
    window: 'a',
    open: room.open,
    accepts: ({ actions }) => actions.every(({ n }) => n < 5),
  })
  const [other] = windowsOf(room, ['b'])
  strict.join()
  other?.join()
  other?.write(0, [{ n: 7 }])
  room.settle()
  expect(strict.list.value.actions).toEqual([])
})

test.each([
  [null],
  ['hello'],
  [{ asks: true }],
  [{ asks: true, list: { click: 1 } }],
  [{ asks: false, list: null }],
  [{ asks: true, list: { click: 0, revision: 1, window: 'b', actions: [null] } }],
  [{ asks: true, list: { click: 0, revision: 1, window: 'b', actions: ['write'] } }],
])('a message that is not ours, %j, changes nothing and is not answered', (data) => {
  const room = new Room()
  const [window] = windowsOf(room, ['a'])
  window?.join()
  room.settle()
  room.channels[0]?.onmessage?.(new MessageEvent('message', { data }))
  expect(window?.list.value.revision).toBe(0)
  expect(room.waiting).toEqual([])
})

test('without a channel the window plays for itself', () => {
  const alone = useSharedActions<Play>({ name: 'test', window: 'a', open: () => undefined })
  alone.join()
  alone.write(1, [{ n: 2 }])
  alone.leave()
  expect(alone.list.value.actions).toEqual([{ n: 2 }])
})

test('a list that is kept is there for the next component of that name, and for no other', () => {
  const kept = new Map<string, ActionList<Play>>()
  const room = new Room()
  const vote = (name: string) => useSharedActions<Play>({ name, window: 'a', open: room.open, kept })
  vote('vote').write(0, [{ n: 1 }, { n: 2 }])
  expect(vote('vote').list.value.actions).toEqual([{ n: 1 }, { n: 2 }])
  expect(vote('other').list.value.actions).toEqual([])
  expect(useSharedActions<Play>({ name: 'vote', window: 'a' }).list.value.actions).toEqual([])
})

test('what another window sends is kept too', () => {
  const kept = new Map<string, ActionList<Play>>()
  const room = new Room()
  const ours = useSharedActions<Play>({ name: 'vote', window: 'a', open: room.open, kept })
  const theirs = useSharedActions<Play>({ name: 'vote', window: 'b', open: room.open })
  ours.join()
  theirs.join()
  theirs.write(0, [{ n: 7 }])
  room.settle()
  expect(kept.get('vote')?.actions).toEqual([{ n: 7 }])
})
