import { configs } from '@slidev/client/env.ts'
import { useNav } from '@slidev/client'
import { computed, onScopeDispose, shallowRef, watch, type ComputedRef, type ShallowRef } from 'vue'
import { paceOf, type Pace } from './models/pace.ts'
import { planOf, type Plan } from './models/plan.ts'
import { writeRecording, recordingName, type Recording } from './models/recording.ts'
import { replay, type Gap, type Rehearsal } from './models/replay.ts'
import {
  steadyClock,
  withEvent,
  withHeartbeat,
  type RehearsalEvent,
  type WindowLog,
} from './models/windowLog.ts'
import { recordingSender } from './recordingSender.ts'
import { rehearsalStore } from './rehearsalStore.ts'

export interface RehearsalControl {
  plan: Plan
  rehearsal: Readonly<ShallowRef<Rehearsal>>
  pace: ComputedRef<Pace>
  /** ms since 1970, ticking. */
  now: Readonly<ShallowRef<number>>
  /** Session that a start would begin. */
  session: ShallowRef<number>
  /** Whether the browser keeps what is counted; if not, a reload loses it. */
  isKept: Readonly<ShallowRef<boolean>>
  /** The latest gap that still counts as a pause. */
  openGap: ComputedRef<Gap | undefined>
  /** Finished runs that this browser keeps, latest first. */
  runs: Readonly<ShallowRef<readonly Recording[]>>
  /** Begins to count, anew if a run is going on. */
  start(): void
  /** Begins or ends a pause for questions. */
  toggleQuestions(): void
  /** Gives the latest gap back to the running time. */
  countGap(): void
  stop(): void
  /** Saves a run as a file. */
  save(recording: Recording): void
}

/** How often the window says that it is there, ms: what a crash loses. */
const HEARTBEAT = 1000

/**
 * The rehearsal as every window of the presenter sees it. Once a window.
 * @param window id of this window
 */
export function useRehearsal(window: string): RehearsalControl {
  const nav = useNav()
  const {
    sessions,
    amphiRoute: route,
    title = '',
  } = configs as { sessions?: unknown; amphiRoute?: unknown; title?: string }
  const plan = planOf({
    slides: nav.slides.value.map(({ meta: { slide } }) => ({
      id: String(slide.frontmatter['id'] ?? slide.index + 1),
      title: slide.title ?? '',
      frontmatter: slide.frontmatter,
    })),
    sessions,
  })
  const store = rehearsalStore({ deck: `${title} ${__AMPHI_DECK__}`, window, storage: () => localStorage })
  const send = recordingSender(__AMPHI_RECORDER__)

  let own: WindowLog = { window, events: [], alive: [] }
  const latest = Math.max(0, ...store.others().flatMap(({ alive }) => alive.map(({ to }) => to)))
  const clock = steadyClock(latest, Date.now)
  const now = shallowRef(clock())
  const isKept = shallowRef(store.write(own))
  const rehearsal = shallowRef(replay(store.others(), now.value))
  const runs = shallowRef<readonly Recording[]>(store.runs())
  const slide = computed(() => plan.slides[nav.currentSlideNo.value - 1])
  const session = shallowRef(
    rehearsal.value.startedAt === undefined ? (slide.value?.session ?? 0) : rehearsal.value.session,
  )
  const place = computed(() => ({ slide: slide.value?.id ?? '', click: nav.clicks.value }))

  function look(): void {
    rehearsal.value = replay([own, ...store.others()], now.value)
    const recording = toRecording(rehearsal.value)
    if (recording) send(recording)
  }

  function tick(): void {
    now.value = clock()
    if (isGoingOn()) {
      own = withHeartbeat(own, now.value)
      isKept.value = store.write(own)
    }
    look()
  }

  function record(event: RehearsalEvent): void {
    now.value = event.at
    own = withEvent(own, event)
    isKept.value = store.write(own)
    look()
  }

  function isGoingOn(): boolean {
    return rehearsal.value.state === 'running' || rehearsal.value.state === 'questions'
  }

  function toRecording({
    startedAt,
    session: rehearsed,
    questions,
    visits,
  }: Rehearsal): Recording | undefined {
    if (startedAt === undefined) return undefined
    return {
      header: {
        format: 'amphi-rehearsal',
        version: 1,
        deck: title,
        started: new Date(startedAt).toISOString(),
        session: rehearsed + 1,
        ...(typeof route === 'string' ? { route } : {}),
        ...(questions > 0 ? { questions: Math.round(questions) } : {}),
      },
      visits,
    }
  }

  /** A run that lasted long enough to be one goes to the finished ones. */
  function keepRun(): void {
    const recording = toRecording(rehearsal.value)
    if (recording && rehearsal.value.seconds >= 30) store.keep(recording)
    runs.value = store.runs()
  }

  const timer = setInterval(tick, HEARTBEAT)
  onScopeDispose(() => clearInterval(timer))
  watch(place, (to) => {
    // The other windows may have begun or ended the run since the last tick.
    tick()
    if (isGoingOn()) record({ kind: 'go', at: now.value, ...to })
  })
  tick()

  const openGap = computed(() => rehearsal.value.gaps.findLast(({ counted }) => !counted))
  return {
    plan,
    rehearsal,
    pace: computed(() => paceOf({ plan, rehearsal: rehearsal.value, slide: place.value.slide })),
    now,
    session,
    isKept,
    openGap,
    runs,
    start() {
      if (isGoingOn()) keepRun()
      const at = clock()
      store.forget(at)
      own = { window, events: [], alive: [] }
      record({ kind: 'start', at, session: session.value, ...place.value })
    },
    toggleQuestions() {
      if (isGoingOn()) record({ kind: rehearsal.value.state === 'running' ? 'pause' : 'resume', at: clock() })
    },
    countGap() {
      if (!openGap.value) return
      record({ kind: 'count', at: clock(), gap: openGap.value.from })
      // The run that was kept at its end lacks it.
      if (rehearsal.value.state === 'ended') keepRun()
    },
    stop() {
      if (!isGoingOn()) return
      record({ kind: 'stop', at: clock() })
      keepRun()
    },
    save(recording) {
      const url = URL.createObjectURL(new Blob([writeRecording(recording)], { type: 'application/jsonl' }))
      const link = Object.assign(document.createElement('a'), {
        href: url,
        download: recordingName(recording.header),
      })
      link.click()
      URL.revokeObjectURL(url)
    },
  }
}
