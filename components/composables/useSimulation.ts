import { useNav, useSlideContext } from '@slidev/client'
import {
  computed,
  onMounted,
  onUnmounted,
  shallowRef,
  toRaw,
  useId,
  watch,
  type ComputedRef,
  type InjectionKey,
} from 'vue'
import { replay, type SimulationModel } from '../models/simulation.ts'
import { useSharedActions, type ActionList } from './useSharedActions.ts'

/** Set by the build: tells this build of this deck from every other on the machine. */
declare const __AMPHI_DECK__: string

/** Not randomUUID, which a site served over plain HTTP does not have. */
const WINDOW = crypto.getRandomValues(new Uint32Array(4)).join('-')

/** What was played on slides that keep it, as long as the window is open: Slidev unmounts slides that are far away. */
const KEPT = new Map<string, ActionList<never>>()

/** What a rendering stands in: a window's own slide, a small picture of it beside others, or something to print. */
type Medium = 'window' | 'preview' | 'paper'

/** Tells the controls inside a simulation where they stand. */
export const MEDIUM: InjectionKey<Medium> = Symbol('medium of a simulation')

export interface Simulation<State, Action> {
  state: ComputedRef<State>
  /** The state before the last thing played, to show what changed; undefined at the start. */
  before: ComputedRef<State | undefined>
  /** How many clicks of the trace have been played, 0 to `steps`. */
  step: ComputedRef<number>
  steps: number
  /** Whether something was played on top of the trace. */
  free: ComputedRef<boolean>
  /** Whether this rendering can be played: the current slide of a window, neither a preview nor paper. */
  live: ComputedRef<boolean>
  medium: Medium
  /**
   * Plays an action on top of the trace, in every window. Does nothing where the simulation is not live.
   * @throws RangeError when the model says that the action is impossible
   */
  play(action: Action): void
  /** Forgets what was played on top of the trace. */
  reset(): void
  /** Goes to a step of the trace, through Slidev's clicks. */
  goTo(step: number): void
}

/**
 * Binds a model to Slidev's click counter and to the other windows. Each step of the trace is one click, after
 * those that stand before the component on its slide; what is played freely is dropped when the click changes.
 * @param id unique among the simulations of a slide
 * @param keeps whether what was played freely is still there when one comes back to the slide
 */
export function useSimulation<State, Action extends object>({
  id,
  model,
  seed = 0,
  keeps = false,
}: {
  id: string
  model: SimulationModel<State, Action>
  seed?: number
  keeps?: boolean
}): Simulation<State, Action> {
  const { $clicksContext: clicks, $page, $route, $renderContext, $nav } = useSlideContext()
  const nav = useNav()
  const steps = model.trace.length

  const registration = shallowRef<ReturnType<typeof clicks.calculateSince>>(null)
  const key = `simulation-${id}-${useId()}`
  onMounted(() => {
    if (steps === 0) return
    registration.value = clicks.calculateSince('+1', steps)
    clicks.register(key, registration.value)
  })
  onUnmounted(() => clicks.unregister(key))

  const step = computed(() => {
    if (!registration.value) return 0
    return Math.min(Math.max(clicks.current - registration.value.start + 1, 0), steps)
  })

  // Paper and previews count their clicks for themselves; only the slide of a window uses the window's counter.
  const ownsClicks = toRaw($route?.meta.__clicksContext) === toRaw(clicks)
  const isPreview = !['slide', 'presenter'].includes($renderContext.value)
  const medium = isPreview ? 'preview' : ownsClicks && !nav.isPrintMode.value ? 'window' : 'paper'
  const live = computed(() => medium === 'window' && $nav.value.currentSlideNo === $page.value)

  const deck = typeof __AMPHI_DECK__ === 'undefined' ? 'deck' : __AMPHI_DECK__
  const shared = useSharedActions<Action>({
    name: `amphi ${deck} ${$page.value} ${id}`,
    window: WINDOW,
    accepts: ({ click, actions }) => replays({ seed, step: click, free: actions }),
    kept: keeps ? KEPT : undefined,
  })

  const actions = computed(() => (shared.list.value.click === step.value ? shared.list.value.actions : []))
  const moment = computed(() => ({ seed, step: step.value, free: actions.value }))
  const played = computed(() => replay(model, moment.value))

  function drop(click: number): void {
    const { list } = shared
    if (list.value.click === click && list.value.actions.length > 0) shared.write(step.value, [])
  }

  watch(step, (_, left) => drop(left))
  watch(
    live,
    (isLive) => {
      if (isLive) return shared.join()
      if (!keeps) drop(step.value)
      shared.leave()
    },
    { immediate: true },
  )
  onUnmounted(() => shared.leave())

  function replays(point: Parameters<typeof replay<State, Action>>[1]): boolean {
    try {
      replay(model, point)
      return true
    } catch (cause) {
      if (cause instanceof RangeError) return false
      throw cause
    }
  }

  return {
    state: computed(() => played.value.state),
    before: computed(() => played.value.before),
    step,
    steps,
    free: computed(() => actions.value.length > 0),
    live,
    medium,
    play(action) {
      if (!live.value) return
      const free = [...actions.value, action]
      replay(model, { seed, step: step.value, free })
      shared.write(step.value, free)
    },
    reset() {
      if (live.value && actions.value.length > 0) shared.write(step.value, [])
    },
    goTo(target) {
      if (!live.value || !registration.value) return
      clicks.current = registration.value.start - 1 + Math.min(Math.max(target, 0), steps)
    },
  }
}
