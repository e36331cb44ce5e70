import { useNav } from '@slidev/client'
import { onScopeDispose, shallowRef, type ShallowRef } from 'vue'
import { openChannel } from './openChannel.ts'

/** A presenter asks, the windows of the room answer with their id. */
type RoomMessage = { asks: true } | { window: string }

/** How often a presenter asks, ms. */
const INTERVAL = 1000

/** Lets this window answer as long as it is one of the room's. Once a window. */
export function answerAsRoom(): void {
  const { isPresenter, isPrintMode, isNotesViewer } = useNav()
  const window = crypto.randomUUID()
  const channel = openChannel('room')
  if (!channel) return
  channel.onmessage = ({ data }: MessageEvent<RoomMessage>) => {
    const isRoom = !isPresenter.value && !isPrintMode.value && !isNotesViewer.value
    if ('asks' in data && isRoom) channel.postMessage({ window } satisfies RoomMessage)
  }
}

/**
 * The windows that follow this presenter.
 * @returns `count` of those that answer, and `isLinked`: whether this browser lets windows speak to each other at all
 */
export function useRoomWindows(): {
  count: Readonly<ShallowRef<number>>
  isLinked: Readonly<ShallowRef<boolean>>
} {
  const count = shallowRef(0)
  const isLinked = shallowRef(false)
  const channel = openChannel('room')
  // A window does not hear itself, but a second channel of the same window does.
  const echo = openChannel('room')
  let answers = new Set<string>()

  function ask(): void {
    count.value = answers.size
    answers = new Set()
    channel?.postMessage({ asks: true } satisfies RoomMessage)
  }

  if (channel && echo) {
    echo.onmessage = () => (isLinked.value = true)
    channel.onmessage = ({ data }: MessageEvent<RoomMessage>) => {
      if ('asks' in data) return
      answers.add(data.window)
      count.value = Math.max(count.value, answers.size)
    }
    const timer = setInterval(ask, INTERVAL)
    onScopeDispose(() => {
      clearInterval(timer)
      channel.close()
      echo.close()
    })
    ask()
  }
  return { count, isLinked }
}
