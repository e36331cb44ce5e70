import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import {
  clusterPower,
  down,
  loadsOn,
  poweredHosts,
  usage,
  waiting,
} from '../../../../components/models/cluster.ts'
import {
  consolidation,
  type ConsolidationAction,
  type ConsolidationState,
} from '../../../../components/models/consolidation.ts'
import { LOADS, type ConsolidationProps } from '../../../../components/models/consolidationProps.ts'
import { takeover, worstFailure } from '../../../../components/models/placement.ts'
import { replay } from '../../../../components/models/simulation.ts'
import { stateAt } from './stateAt.ts'

const HOSTS = 5
const model = consolidation()
/** Every run packs and repacks twenty loads: enough of them, not a minute of them. */
fc.configureGlobal({ numRuns: 40 })
const load = fc.nat(LOADS.length - 1)
const host = fc.nat(HOSTS - 1)
const seed = fc.integer()
const story = fc.constantFrom('pack' as const, 'failure' as const)
const action: fc.Arbitrary<ConsolidationAction> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ type: fc.constant('move' as const), load, to: host }) },
  fc.record({ type: fc.constant('move' as const), load, to: fc.constant('own' as const) }),
  fc.record({ type: fc.constant('fill' as const), host }),
  fc.record({ type: fc.constant('pack' as const), spare: fc.nat(1) }),
  { weight: 2, arbitrary: fc.record({ type: fc.constant('fail' as const), host }) },
  fc.record({ type: fc.constant('repair' as const), host }),
)
const sessions = fc.record({ story, seed, actions: fc.array(action, { maxLength: 25 }) })
type Session = typeof sessions extends fc.Arbitrary<infer S> ? S : never

/** Plays what is possible and skips what the model refuses, with every state on the way. */
function play({ story: told, seed: dealt, actions }: Session): ConsolidationState[] {
  const played = consolidation({ story: told })
  const states = [played.initial(dealt)]
  for (const each of actions) {
    try {
      states.push(played.apply(states.at(-1) as ConsolidationState, each))
    } catch (cause) {
      expect(cause).toBeInstanceOf(RangeError)
    }
  }
  return states
}

function at(step: number, props: Partial<ConsolidationProps> = {}): ConsolidationState {
  return stateAt(consolidation(props), step)
}

describe('whatever is played', () => {
  it('every load is on its old server, on a host that runs, or down, and in one place only', () => {
    fc.assert(
      fc.property(sessions, (session) => {
        for (const state of play(session)) {
          const running = poweredHosts(state).flatMap((each) => loadsOn(state, each))
          const all = [...waiting(state), ...running, ...down(state)].sort((a, b) => a - b)
          expect(all).toEqual(LOADS.map((_, index) => index))
        }
      }),
    )
  })

  it('no load changes its demands: their sum stays', () => {
    fc.assert(
      fc.property(sessions, (session) => {
        for (const { loads } of play(session)) {
          expect(loads.reduce((sum, { memory }) => sum + memory, 0)).toBe(240)
          expect(loads.reduce((sum, { cpu }) => sum + cpu, 0)).toBe(200)
        }
      }),
    )
  })

  it('no host holds more memory than it has, nor more CPU than all of it', () => {
    fc.assert(
      fc.property(sessions, (session) => {
        for (const state of play(session))
          for (const each of state.failed.keys()) {
            expect(usage(state, each).memory).toBeLessThanOrEqual(state.memory)
            expect(usage(state, each).cpu).toBeLessThanOrEqual(100)
          }
      }),
    )
  })

  it('no host passes the CPU target unless a host has failed', () => {
    fc.assert(
      fc.property(sessions, (session) => {
        const actions = session.actions.filter(({ type }) => type !== 'fail' && type !== 'repair')
        for (const state of play({ ...session, actions }))
          for (const each of state.failed.keys())
            expect(usage(state, each).cpu).toBeLessThanOrEqual(state.target)
      }),
    )
  })

  it('what is drawn is the power at rest of every machine that is on, and the work of what runs', () => {
    fc.assert(
      fc.property(sessions, (session) => {
        for (const state of play(session)) {
          const machines = waiting(state).length + poweredHosts(state).length
          const running = state.loads.length - down(state).length
          expect(clusterPower(state)).toBeCloseTo(187 * machines + 0.1 * running * (260 - 187), 6)
        }
      }),
    )
  })

  it('the same seed and actions give the same state, and an action leaves the state before it alone', () => {
    fc.assert(
      fc.property(sessions, (session) => {
        const kept = structuredClone(play(session))
        expect(play(session)).toEqual(kept)
      }),
    )
  })

  it('a move that is refused moves nothing and says why', () => {
    fc.assert(
      fc.property(sessions, (session) => {
        const states = play(session)
        for (const [index, state] of states.entries()) {
          if (state.last?.type !== 'refused') continue
          expect(state.places).toEqual(states[index - 1]?.places)
          const used = usage(state, state.last.host)
          const wanted = state.loads[state.last.load]
          if (state.last.why === 'failed') expect(state.failed[state.last.host]).toBe(true)
          if (state.last.why === 'memory')
            expect(used.memory + (wanted?.memory ?? 0)).toBeGreaterThan(state.memory)
          if (state.last.why === 'cpu') expect(used.cpu + (wanted?.cpu ?? 0)).toBeGreaterThan(state.target)
        }
      }),
    )
  })
})

describe('a failure', () => {
  it('loses only what no host that is on could take afterwards, and touches nobody else', () => {
    fc.assert(
      fc.property(sessions, host, (session, which) => {
        const state = play(session).at(-1) as ConsolidationState
        fc.pre(state.failed[which] === false)
        const victims = loadsOn(state, which)
        const after = model.apply(state, { type: 'fail', host: which })
        const { restarted, lost } = takeover(state, which)
        expect([...restarted, ...lost].sort((a, b) => a - b)).toEqual(victims)
        for (const each of lost) {
          expect(after.places[each]).toBe(which)
          for (const other of poweredHosts(after)) {
            const used = usage(after, other)
            const wanted = after.loads[each]
            const fits =
              used.memory + (wanted?.memory ?? 0) <= after.memory && used.cpu + (wanted?.cpu ?? 0) <= 100
            expect(fits).toBe(false)
          }
        }
        for (const each of state.places.keys())
          if (!victims.includes(each)) expect(after.places[each]).toBe(state.places[each])
      }),
    )
  })

  it('wakes no host that was off', () => {
    fc.assert(
      fc.property(sessions, host, (session, which) => {
        const state = play(session).at(-1) as ConsolidationState
        fc.pre(state.failed[which] === false)
        const after = model.apply(state, { type: 'fail', host: which })
        expect(poweredHosts(state)).toEqual(expect.arrayContaining(poweredHosts(after)))
      }),
    )
  })

  it('followed by the repair of the host leaves no load of it down', () => {
    fc.assert(
      fc.property(sessions, host, (session, which) => {
        const state = play(session).at(-1) as ConsolidationState
        fc.pre(state.failed[which] === false)
        const repaired = model.apply(model.apply(state, { type: 'fail', host: which }), {
          type: 'repair',
          host: which,
        })
        expect(down(repaired)).toEqual(down(state))
      }),
    )
  })

  it('of any one host is survived by five hosts, whoever got which load, and of none by four', () => {
    fc.assert(
      fc.property(seed, (dealt) => {
        const free = (spare: number) => [{ type: 'pack', spare } as const]
        const safe = replay(model, { seed: dealt, step: 0, free: free(1) }).state
        expect(worstFailure(safe)?.lost).toBe(0)
        const tight = replay(model, { seed: dealt, step: 0, free: free(0) }).state
        for (const each of poweredHosts(tight)) expect(takeover(tight, each).restarted).toEqual([])
      }),
    )
  })
})

describe('the story of packing', () => {
  it('passes by the table of the slide: 20 servers, 4 hosts at 50 %, 5 hosts at 40 %', () => {
    const watts = [0, 3, 4].map((step) => Math.round(clusterPower(at(step))))
    expect(watts).toEqual([3886, 894, 1081])
    expect(poweredHosts(at(3)).map((each) => usage(at(3), each).cpu)).toEqual([50, 50, 50, 50])
    expect(poweredHosts(at(4)).map((each) => usage(at(4), each).cpu)).toEqual([40, 40, 40, 40, 40])
  })

  it('meets the memory of a host before its CPU, whoever got which load', () => {
    fc.assert(
      fc.property(seed, (dealt) => {
        const { state } = replay(model, { seed: dealt, step: 2, free: [] })
        expect(state.last).toMatchObject({ type: 'refused', host: 0, why: 'memory' })
        expect(usage(state, 0).cpu).toBeLessThan(state.target)
      }),
    )
  })

  it('goes without the reserve when there is to be none', () => {
    expect(consolidation({ spare: 0 }).trace).toHaveLength(3)
  })
})

test('the story of failure loses five loads without reserve, none with it, and more at a second failure', () => {
  expect([0, 1, 2, 3, 4].map((step) => down(at(step, { story: 'failure' })).length)).toEqual([0, 5, 0, 0, 4])
})

test('filling a host stops at the first load that does not fit, though a smaller one would', () => {
  const odd = consolidation({ loads: [40, 30, 24].map((memory) => ({ cpu: 10, memory })) })
  const state = odd.apply(odd.initial(0), { type: 'fill', host: 0 })
  expect(usage(state, 0).memory).toBe(40)
})

test('a host that is repaired restarts its own loads and nobody else’s, and fails only once', () => {
  const broken = [
    { type: 'move', load: 0, to: 0 } as const,
    { type: 'fail', host: 0 } as const,
    { type: 'move', load: 1, to: 1 } as const,
    { type: 'fail', host: 1 } as const,
  ].reduce((state, each) => model.apply(state, each), model.initial(0))
  expect(model.apply(broken, { type: 'repair', host: 1 }).last).toEqual({
    type: 'repaired',
    host: 1,
    restarted: [1],
  })
  expect(() => model.apply(broken, { type: 'fail', host: 1 })).toThrow('host 1 has failed already')
})

test('too few hosts in service to place everything anew is said, and nothing moves', () => {
  const broken = [1, 2, 3].reduce(
    (state, each) => model.apply(state, { type: 'fail', host: each }),
    model.initial(0),
  )
  const after = model.apply(broken, { type: 'pack', spare: 0 })
  expect(after.last).toEqual({ type: 'unpackable', spare: 0 })
  expect(after.places).toEqual(broken.places)
})

test('an action that cannot be throws RangeError and leaves the state as it was', () => {
  const state = at(0, { story: 'failure' })
  const kept = structuredClone(state)
  const impossible = [
    { type: 'move', load: 20, to: 0 },
    { type: 'move', load: 0, to: 5 },
    { type: 'move', load: 0, to: 'own' },
    { type: 'fill', host: -1 },
    { type: 'pack', spare: 5 },
    { type: 'fail', host: 1.5 },
    { type: 'repair', host: 0 },
    { type: 'melt' },
  ]
  for (const each of impossible)
    expect(() => model.apply(state, each as unknown as ConsolidationAction)).toThrow(RangeError)
  expect(state).toEqual(kept)
})

test.each([
  [{ hosts: 1 }, /^hosts must be a whole number from 2 to 6, not 1/],
  [{ hosts: 4.5 }, /^hosts /],
  [{ hosts: 4 }, /^hosts \(4\) do not suffice for these loads and a spare of 1/],
  [{ memory: 0 }, /^memory must be above 0/],
  [{ target: -1 }, /^target must be above 0/],
  [{ target: 120 }, /^target must be at most 100/],
  [{ spare: -1 }, /^spare must be a whole number from 0 to 4/],
  [{ idle: 300 }, /^idle must be from 0 to max \(260\), not 300/],
  [{ max: Number.NaN }, /^max must be above 0/],
  [{ loads: [] }, /^loads must be a list of 1 to 20/],
  [{ loads: [{ cpu: 10, memory: 65 }] }, /^loads\[0\].memory \(65\) must not exceed the memory of a host/],
  [{ loads: [{ cpu: 10, memory: -4 }] }, /^loads\[0\].memory must be above 0, not -4/],
  [{ loads: [{ cpu: 10, memory: 2 }] }, /^loads\[0\].memory \(2\) is too thin/],
  [{ loads: [{ cpu: 60, memory: 8 }] }, /^loads\[0\].cpu \(60\) must not exceed the target/],
  [{ story: 'melt' as unknown as 'pack' }, /^story must be one of pack, failure, not "melt"/],
])('impossible properties %o are refused by the name of the first', (props, message) => {
  expect(() => consolidation(props)).toThrow(RangeError)
  expect(() => consolidation(props)).toThrow(message)
})
