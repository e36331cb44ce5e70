import { shallowRef, type ShallowRef } from 'vue'

/** The free actions of one simulation, as one window last wrote them. */
export interface ActionList<Action> {
  /** The step of the trace on which they were played; on any other they do not count. */
  click: number
  /** Grows with every write, whichever window writes. */
  revision: number
  /** Id of the window that wrote. */
  window: string
  actions: readonly Action[]
}

/** Of two lists the later revision wins, ties by window id: every window keeps the same one, in any order of arrival. */
export function later<Action>(ours: ActionList<Action>, theirs: ActionList<Action>): ActionList<Action> {
  if (theirs.revision !== ours.revision) return theirs.revision > ours.revision ? theirs : ours
  return theirs.window > ours.window ? theirs : ours
}

/** The part of a BroadcastChannel that is used, so that tests can bring their own. */
export interface Channel {
  postMessage(message: unknown): void
  close(): void
  onmessage: ((event: MessageEvent<unknown>) => void) | null
}

interface Message {
  /** Set by a window that has just joined: the others answer with what they hold. */
  asks: boolean
  list: ActionList<unknown>
}

interface SharedActions<Action> {
  list: Readonly<ShallowRef<ActionList<Action>>>
  /** Replaces the list, here and in every window that has joined. */
  write(click: number, actions: readonly Action[]): void
  join(): void
  leave(): void
}

/**
 * A list of actions that every window of the deck holds alike. A window that joins late asks the others.
 * Without BroadcastChannel the window plays for itself.
 * @param accepts refuses lists that this window cannot replay
 * @param kept where the list outlives the component, by `name`; without it a list ends with its component
 */
export function useSharedActions<Action extends object>({
  name,
  window,
  accepts = () => true,
  open = openChannel,
  kept,
}: {
  name: string
  window: string
  accepts?: (list: ActionList<Action>) => boolean
  open?: (name: string) => Channel | undefined
  kept?: Map<string, ActionList<Action>> | undefined
}): SharedActions<Action> {
  const list = shallowRef<ActionList<Action>>(
    kept?.get(name) ?? { click: 0, revision: 0, window, actions: [] },
  )
  let channel: Channel | undefined

  function hold(held: ActionList<Action>): void {
    list.value = held
    kept?.set(name, held)
  }

  function send(asks: boolean): void {
    channel?.postMessage({ asks, list: list.value } satisfies Message)
  }

  function receive(data: unknown): void {
    if (!isMessage(data)) return
    const theirs = data.list as ActionList<Action>
    const winner = later(list.value, theirs)
    if (winner === theirs && accepts(theirs)) hold(theirs)
    if (data.asks) send(false)
  }

  return {
    list,
    write(click, actions) {
      hold({ click, revision: list.value.revision + 1, window, actions })
      send(false)
    },
    join() {
      if (channel) return
      channel = open(name)
      if (!channel) return
      channel.onmessage = ({ data }) => receive(data)
      send(true)
    },
    leave() {
      channel?.close()
      channel = undefined
    },
  }
}

function openChannel(name: string): Channel | undefined {
  return typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(name)
}

function isMessage(data: unknown): data is Message {
  if (typeof data !== 'object' || data === null || !('list' in data) || !('asks' in data)) return false
  const { list } = data
  return (
    typeof list === 'object' &&
    list !== null &&
    'click' in list &&
    Number.isInteger(list.click) &&
    'revision' in list &&
    Number.isInteger(list.revision) &&
    'window' in list &&
    typeof list.window === 'string' &&
    'actions' in list &&
    Array.isArray(list.actions) &&
    list.actions.every((action: unknown) => typeof action === 'object' && action !== null)
  )
}
