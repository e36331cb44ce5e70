import type { ObservedError, ObservedMessage } from '../deck/observation.ts'

export interface PageWatch {
  errors: ObservedError[]
  messages: ObservedMessage[]
  /** Who asked for an address. */
  askedBy: Record<string, Pick<ObservedError, 'slide' | 'component'>>
  /** Addresses that the policy of the page refused. */
  refused: string[]
  /** Timers of components that are soon to ring. */
  pending: Set<unknown>
}

declare global {
  interface Window {
    __amphiWatch__?: PageWatch
  }
}

/**
 * Runs in the page before any script of it. What a component does later, by a timer, Vue no longer sees: an exception
 * there reaches the page without a name. So remember, whenever a component sets a timer, asks for an address or writes
 * to the console, which one it was.
 */
export function watchCallers(): void {
  const SOON_MS = 2000
  /** A timer that sets a timer goes on for ever, as an animation does. */
  const MOST_GENERATIONS = 3
  type Caller = Pick<ObservedError, 'slide' | 'component'> & { generation: number }

  const watch: PageWatch = { errors: [], messages: [], askedBy: {}, refused: [], pending: new Set() }
  window.__amphiWatch__ = watch
  document.addEventListener('securitypolicyviolation', ({ blockedURI }) => watch.refused.push(blockedURI))
  let running: Caller | undefined
  const callerNow = (): Caller | undefined => {
    if (running) return { ...running, generation: running.generation + 1 }
    const caller = window.__amphi__?.caller()
    return caller && { ...caller, generation: 0 }
  }

  const remembering = <Args extends unknown[]>(
    caller: Caller,
    call: (...args: Args) => unknown,
  ): ((...args: Args) => void) => {
    return (...args) => {
      const before = running
      running = caller
      try {
        call(...args)
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error)
        watch.errors.push({ slide: caller.slide, component: caller.component, message })
        throw error
      } finally {
        running = before
      }
    }
  }

  const later = window.setTimeout.bind(window)
  const never = window.clearTimeout.bind(window)
  const often = window.setInterval.bind(window)
  const next = window.requestAnimationFrame.bind(window)
  const isCode = (handler: unknown): handler is (...args: unknown[]) => unknown =>
    typeof handler === 'function'
  const timer = ((handler: unknown, delay = 0, ...args: unknown[]) => {
    const caller = callerNow()
    if (!caller || !isCode(handler)) return later(handler as () => void, delay, ...args)
    const call = remembering(caller, handler)
    const id = later(() => {
      try {
        call(...args)
      } finally {
        watch.pending.delete(id)
      }
    }, delay)
    if (delay <= SOON_MS && caller.generation < MOST_GENERATIONS) watch.pending.add(id)
    return id
  }) as typeof later
  window.setTimeout = timer
  window.clearTimeout = (id) => {
    watch.pending.delete(id)
    never(id)
  }
  window.setInterval = ((handler: unknown, delay?: number, ...args: unknown[]) => {
    const caller = callerNow()
    const call = caller && isCode(handler) ? remembering(caller, handler) : (handler as () => void)
    return often(call, delay, ...args)
  }) as typeof often
  window.requestAnimationFrame = (handler) => {
    const caller = callerNow()
    return next(caller ? remembering(caller, handler) : handler)
  }

  const asks = (address: unknown): void => {
    const caller = callerNow()
    const url = address instanceof Request ? address.url : String(address)
    if (caller && URL.canParse(url, document.baseURI))
      watch.askedBy[new URL(url, document.baseURI).href] = {
        slide: caller.slide,
        component: caller.component,
      }
  }
  const fetch = window.fetch.bind(window)
  window.fetch = (input, init) => {
    asks(input)
    return fetch(input, init)
  }
  const open = Object.getOwnPropertyDescriptor(XMLHttpRequest.prototype, 'open')?.value as (
    ...args: unknown[]
  ) => void
  XMLHttpRequest.prototype.open = function (...args: unknown[]) {
    asks(args[1])
    open.apply(this, args)
  }

  for (const [method, level] of [
    ['error', 'error'],
    ['warn', 'warning'],
  ] as const) {
    const write = console[method].bind(console)
    console[method] = (...words: unknown[]) => {
      const caller = callerNow()
      const message = words.map((word) => (word instanceof Error ? word.message : String(word))).join(' ')
      watch.messages.push({ level, slide: caller?.slide, component: caller?.component, message })
      write(...words)
    }
  }
}
