import { shallowRef, type ShallowRef } from 'vue'
import { openChannel } from './openChannel.ts'

const isBlack = shallowRef(false)
let channel: BroadcastChannel | undefined

/**
 * Whether the room sees black: one state for all windows of this build of the deck. A window that opens later begins
 * bright.
 * @returns undefined-free ref to read, and functions that change it everywhere
 */
export function useBlackScreen(): {
  isBlack: Readonly<ShallowRef<boolean>>
  toggle: () => void
  lighten: () => void
} {
  channel ??= join()
  return { isBlack, toggle: () => set(!isBlack.value), lighten: () => isBlack.value && set(false) }
}

function set(value: boolean): void {
  isBlack.value = value
  channel?.postMessage(value)
}

/** Without it the window darkens for itself. */
function join(): BroadcastChannel | undefined {
  const joined = openChannel('black-screen')
  if (joined) joined.onmessage = ({ data }: MessageEvent<unknown>) => (isBlack.value = data === true)
  return joined
}
