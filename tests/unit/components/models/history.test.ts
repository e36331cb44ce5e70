import fc from 'fast-check'
import { expect, test } from 'vitest'
import data from '../../../../data/history.json' with { type: 'json' }
import {
  CATEGORIES,
  CHAPTERS,
  history,
  isShown,
  lit,
  type HistoryAction,
  type HistoryState,
} from '../../../../components/models/history.ts'
import type { HistoryCategory, HistoryEvent } from '../../../../components/models/historyEvents.ts'
import { replay } from '../../../../components/models/simulation.ts'
import { stateAt } from './stateAt.ts'

const events = data as HistoryEvent[]
const model = history({ events })
const categories = fc.constantFrom(...CATEGORIES)

/** Plays whatever is possible of any actions, as hands do. */
function play(wanted: readonly HistoryAction[]): { state: HistoryState; actions: HistoryAction[] } {
  let state = model.initial(0)
  const actions: HistoryAction[] = []
  for (const action of wanted) {
    const target = action.type === 'choose' && events.find(({ id }) => id === action.event)
    if (target && !isShown(state, target)) continue
    state = model.apply(state, action)
    actions.push(action)
  }
  return { state, actions }
}

const hands = fc.array(
  fc.oneof(
    categories.map((category): HistoryAction => ({ type: 'toggle', category })),
    fc.constantFrom(...events).map(({ id }): HistoryAction => ({ type: 'choose', event: id })),
    fc.constantFrom(...CHAPTERS).map(({ id }): HistoryAction => ({ type: 'tell', chapter: id })),
  ),
  { maxLength: 20 },
)

test('the categories part the events: each is shown by one filter and by no other', () => {
  const shown = CATEGORIES.flatMap((filter) => {
    const state = history({ events, filter }).initial(0)
    return state.events.filter((event) => isShown(state, event)).map(({ id }) => id)
  })
  expect(shown.toSorted()).toEqual(events.map(({ id }) => id).toSorted())
})

test('what is named is shown, and so is what is chosen', () => {
  fc.assert(
    fc.property(hands, (wanted) => {
      const { state } = play(wanted)
      for (const event of lit(state)) expect(state.shown).toContain(event.category)
      const chosen = state.events.find(({ id }) => id === state.chosen)
      if (chosen) expect(state.shown).toContain(chosen.category)
    }),
  )
})

test('a category shown again after it was hidden gives back the texts of the chapter', () => {
  fc.assert(
    fc.property(hands, categories, (wanted, category) => {
      const { state } = play(wanted)
      const toggle: HistoryAction = { type: 'toggle', category }
      const back = model.apply(model.apply(state, toggle), toggle)
      expect(back.shown).toEqual(state.shown)
      expect(lit(back)).toEqual(lit(state))
    }),
  )
})

test('choosing the chosen event lets it go', () => {
  const once = model.apply(model.initial(0), { type: 'choose', event: 'ec2' })
  expect(once.chosen).toBe('ec2')
  expect(model.apply(once, { type: 'choose', event: 'ec2' })).toEqual(model.initial(0))
})

test('hiding the category of the chosen event lets it go, hiding another does not', () => {
  const chosen = model.apply(model.initial(0), { type: 'choose', event: 'ec2' })
  expect(model.apply(chosen, { type: 'toggle', category: 'cloud' }).chosen).toBeUndefined()
  expect(model.apply(chosen, { type: 'toggle', category: 'hardware' }).chosen).toBe('ec2')
})

test('the same actions give the same state', () => {
  fc.assert(
    fc.property(hands, fc.nat(CHAPTERS.length), (wanted, step) => {
      const { actions } = play(wanted)
      const moment = { seed: 0, step, free: actions }
      expect(replay(model, moment)).toEqual(replay(history({ events }), moment))
    }),
  )
})

test('the trace tells its chapters in at most eight clicks, virtual machines before partitions', () => {
  expect(model.trace.length).toBeLessThanOrEqual(8)
  const named = [1, 2].map((step) => lit(stateAt(model, step)).map(({ id }) => id))
  expect(named[0]).toContain('cp-67')
  expect(named[0]).not.toContain('lpar')
  expect(named[1]).toContain('lpar')
  expect(lit(model.initial(0))).toEqual([])
})

test('every chapter names events of the data, and its span two of its own', () => {
  for (const chapter of CHAPTERS) {
    for (const id of chapter.events) expect(events.map((event) => event.id)).toContain(id)
    if ('span' in chapter) for (const id of chapter.span) expect(chapter.events).toContain(id)
  }
})

test('a shorter axis keeps its events and the chapters that it can show', () => {
  const short = history({ events, from: 1964, to: 1990 })
  expect(short.trace.map(([action]) => action)).toEqual([
    { type: 'tell', chapter: 'birth' },
    { type: 'tell', chapter: 'partition' },
  ])
  expect(short.initial(0).events.map(({ id }) => id)).not.toContain('workstation')
})

test('a filter or an event asked for stands without the story', () => {
  expect(history({ events, filter: 'cloud' }).trace).toEqual([])
  const one = history({ events, event: 'lpar' })
  expect(one.trace).toEqual([])
  expect(one.initial(0).chosen).toBe('lpar')
})

test.each([
  [{ filter: 'firmware' as HistoryCategory }, /^filter must be one of cloud, software, hardware/],
  [{ event: 'babbage' }, /^event must name an event of the axis, not "babbage"/],
  [{ event: 'ec2', to: 1990 }, /^event must name an event of the axis/],
  [{ event: 'ec2', filter: 'hardware' as const }, /^event cannot be "ec2": cloud is hidden/],
  [{ from: 2026, to: 1964 }, /^from \(2026\) must be before to \(1964\)/],
  [{ from: 1988, to: 1988 }, /^from \(1988\) must be before/],
  [{ from: Number.NaN }, /^from must be a year/],
  [{ to: '2026' as unknown as number }, /^to must be a year/],
])('impossible properties %o are refused by their name', (options, message) => {
  expect(() => history({ events, ...options })).toThrow(RangeError)
  expect(() => history({ events, ...options })).toThrow(message)
})

test('an impossible action throws RangeError and leaves the state as it was', () => {
  const state = model.apply(model.initial(0), { type: 'toggle', category: 'cloud' })
  const kept = structuredClone(state)
  const impossible = [
    { type: 'choose', event: 'ec2' },
    { type: 'choose', event: 'babbage' },
    { type: 'toggle', category: 'firmware' },
    { type: 'tell', chapter: 'prologue' },
    { type: 'forget' },
  ] as unknown as HistoryAction[]
  for (const action of impossible) expect(() => model.apply(state, action)).toThrow(RangeError)
  expect(state).toEqual(kept)
})
