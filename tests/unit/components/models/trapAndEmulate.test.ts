import fc from 'fast-check'
import { expect, test } from 'vitest'
import { PROGRAM, START, execute, type Registers } from '../../../../components/models/guestKernel.ts'
import { replay } from '../../../../components/models/simulation.ts'
import {
  astray,
  CONFIGURABLE_EXITS,
  finished,
  PROCESSOR_MODES,
  realState,
  trapAndEmulate,
  type ConfigurableExit,
  type ProcessorMode,
  type TrapAction,
  type TrapState,
} from '../../../../components/models/trapAndEmulate.ts'
import { expectBackAndForth, stateAt } from './stateAt.ts'

const modes = fc.constantFrom(...PROCESSOR_MODES)
const exitLists = fc.subarray([...CONFIGURABLE_EXITS])
const processors = fc.record({ mode: modes, exits: exitLists })
const settings: fc.Arbitrary<TrapAction> = fc.oneof(
  fc.constant<TrapAction>({ type: 'restart' }),
  modes.map((mode): TrapAction => ({ type: 'mode', mode })),
  fc.constantFrom(...CONFIGURABLE_EXITS).map((instruction): TrapAction => ({ type: 'exit', instruction })),
)
/** Any play: steps, many more than settings, some of them past the end of the program. */
const plays = fc.array(
  fc.oneof(
    { weight: 9, arbitrary: fc.constant<TrapAction>({ type: 'step' }) },
    { weight: 1, arbitrary: settings },
  ),
  { maxLength: 60 },
)

interface Processor {
  mode?: ProcessorMode
  exits?: readonly ConfigurableExit[]
}

/** Every state of a play; steps past the end of the program are left out. */
function states(processor: Processor, actions: readonly TrapAction[]): TrapState[] {
  const model = trapAndEmulate(processor)
  const all = [model.initial(0)]
  for (const action of actions) {
    const last = all.at(-1) ?? model.initial(0)
    if (action.type !== 'step' || !finished(last)) all.push(model.apply(last, action))
  }
  return all
}

/** Every state from the first instruction to the end of the program. */
function run(processor: Processor): TrapState[] {
  return states(processor, Array<TrapAction>(40).fill({ type: 'step' }))
}

/** The state when each instruction has just finished, hence comparable between modes. */
function finishes(processor: Processor): TrapState[] {
  return run(processor).filter(({ done }, index, all) => index > 0 && done > (all[index - 1]?.done ?? 0))
}

function last(processor: Processor): TrapState {
  const end = run(processor).at(-1)
  if (end === undefined) throw new Error('a run has a last state')
  return end
}

test('the virtual machine differs from a real one only on an x86 before 2005, and there only once POPF has run', () => {
  fc.assert(
    fc.property(processors, plays, (processor, actions) => {
      for (const state of states(processor, actions)) {
        const popfRan = state.mode === 'x86' && state.done > PROGRAM.indexOf('POPF')
        expect(astray(state)).toBe(popfRan)
        expect({ ...state.virtual, interrupts: 0 }).toEqual({ ...state.reference, interrupts: 0 })
      }
    }),
  )
})

test('the reference is the program on a real machine, the same whatever the processor and its exits', () => {
  const real: Registers[] = []
  for (const instruction of PROGRAM) real.push(execute(real.at(-1) ?? START, instruction))
  expect(real.map(({ interrupts }) => interrupts)).toEqual([1, 1, 0, 0, 1, 1])
  fc.assert(
    fc.property(processors, (processor) => {
      expect(finishes(processor).map(({ reference }) => reference)).toEqual(real)
    }),
  )
})

test('without a guest mode the guest never changes the real IF, nor the real port', () => {
  fc.assert(
    fc.property(processors, plays, (processor, actions) => {
      for (const state of states(processor, actions)) {
        if (state.mode === 'vt-x') continue
        expect(realState(state)).toMatchObject({ interrupts: 1, port: undefined })
      }
    }),
  )
})

test('in guest mode the processor carries the IF of the guest, outside it that of the hypervisor', () => {
  fc.assert(
    fc.property(exitLists, (exits) => {
      for (const state of run({ mode: 'vt-x', exits })) {
        const real = realState(state)
        if (real.core === 'guest') expect(real.interrupts).toBe(state.virtual.interrupts)
        if (real.core === 'hypervisor') expect(real).toMatchObject({ mode: 'supervisor', interrupts: 1 })
      }
    }),
  )
})

test('VT-x exits for the instructions that were configured and for no other', () => {
  fc.assert(
    fc.property(exitLists, (exits) => {
      const { outcomes } = last({ mode: 'vt-x', exits })
      expect(PROGRAM.filter((_, line) => outcomes[line] === 'exit')).toEqual(exits)
      expect(outcomes.filter((outcome) => outcome !== 'exit')).toEqual(
        Array(PROGRAM.length - exits.length).fill('direct'),
      )
    }),
  )
})

test('what VT-x lets through reaches the real device and puts the real core to sleep', () => {
  expect(realState(last({ mode: 'vt-x', exits: [] }))).toMatchObject({ port: 8, core: 'asleep' })
  expect(realState(last({ mode: 'vt-x' }))).toMatchObject({ port: undefined, core: 'other' })
})

test.each([
  ['classic', ['direct', 'direct', 'trap', 'trap', 'trap', 'trap']],
  ['x86', ['direct', 'direct', 'trap', 'trap', 'ignored', 'trap']],
  ['vt-x', ['direct', 'direct', 'direct', 'exit', 'direct', 'exit']],
] as const)('on the processor %s the lines of the program meet %j', (mode, outcomes) => {
  expect(last({ mode }).outcomes).toEqual(outcomes)
})

test('a trap goes to the dispatcher, then to an interpreter that changes the virtual state, then back', () => {
  const model = trapAndEmulate()
  let { state } = replay(model, { seed: 0, step: 1, free: [] })
  const walk = [0, 1, 2].map(() => {
    state = model.apply(state, { type: 'step' })
    return [state.path.at(-1), state.virtual.interrupts, realState(state).mode, state.done]
  })
  expect(walk).toEqual([
    ['dispatcher', 1, 'supervisor', 2],
    ['interpreter', 0, 'supervisor', 2],
    [undefined, 0, 'user', 3],
  ])
})

test('the hypervisor has the core exactly while one of its modules but the allocator is at work', () => {
  fc.assert(
    fc.property(processors, plays, (processor, actions) => {
      for (const state of states(processor, actions)) {
        const module = state.path.at(-1)
        const atWork = module === 'dispatcher' || module === 'interpreter'
        expect(realState(state).core === 'hypervisor').toBe(atWork)
        expect(module === 'allocator').toBe(finished(state) && realState(state).core === 'other')
      }
    }),
  )
})

test('steps forward and back along the trace find every state again, the start among them', () => {
  fc.assert(
    fc.property(processors, fc.array(fc.nat(7), { minLength: 1 }), (processor, walk) => {
      expectBackAndForth(trapAndEmulate(processor), walk)
    }),
  )
})

test('the same actions give the same state, and leave the states before them as they were', () => {
  fc.assert(
    fc.property(processors, plays, (processor, actions) => {
      const once = states(processor, actions)
      const kept = structuredClone(once)
      expect(states(structuredClone(processor), structuredClone(actions))).toEqual(once)
      expect(once).toEqual(kept)
    }),
  )
})

test('starting again, another processor and another exit begin the program anew', () => {
  fc.assert(
    fc.property(processors, plays, settings, (processor, actions, setting) => {
      const before = states(processor, actions).at(-1)
      if (before === undefined) return
      const model = trapAndEmulate(processor)
      const after = model.apply(before, setting)
      expect(after).toEqual(trapAndEmulate({ mode: after.mode, exits: after.exits }).initial(0))
      if (setting.type === 'exit') expect(model.apply(after, setting).exits).toEqual(before.exits)
    }),
  )
})

test('every trace plays the whole program in at most eight clicks, each of which does something', () => {
  fc.assert(
    fc.property(processors, (processor) => {
      const model = trapAndEmulate(processor)
      const { trace } = model
      expect(trace.length).toBeLessThanOrEqual(8)
      expect(trace.every((beat) => beat.length > 0)).toBe(true)
      expect(finished(stateAt(model, trace.length))).toBe(true)
    }),
  )
})

test('the clicks of the story on the old x86 stop after LOAD, at the first emulation, after OUT, after POPF, and at the end', () => {
  const model = trapAndEmulate({ mode: 'x86' })
  const stops = model.trace.map((_, index) => {
    const { done, path } = stateAt(model, index + 1)
    return [done, path.at(-1)]
  })
  expect(stops).toEqual([
    [2, undefined],
    [2, 'interpreter'],
    [4, undefined],
    [5, undefined],
    [6, 'allocator'],
  ])
})

test('a step past the end and actions that no processor has throw RangeError', () => {
  const model = trapAndEmulate()
  expect(() => model.apply(last({}), { type: 'step' })).toThrow(RangeError)
  for (const action of [
    { type: 'exit', instruction: 'CLI' },
    { type: 'mode', mode: 'arm' },
    { type: 'reboot' },
  ])
    expect(() => model.apply(model.initial(0), action as TrapAction)).toThrow(RangeError)
})

test.each([
  [{ mode: 'arm' }, /^mode must be one of classic, x86, vt-x/],
  [{ exits: ['CLI'] }, /^exits may hold OUT and HLT, not "CLI"/],
  [{ exits: [undefined] }, /^exits may hold OUT and HLT/],
  [{ exits: 'OUT' }, /^exits must be a list/],
])('an impossible %o is refused by the name of the property', (properties, message) => {
  expect(() => trapAndEmulate(properties as Processor)).toThrow(RangeError)
  expect(() => trapAndEmulate(properties as Processor)).toThrow(message)
})
