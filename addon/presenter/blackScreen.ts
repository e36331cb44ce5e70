import { shallowRef, type ShallowRef } from 'vue'

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

function join(): BroadcastChannel | undefined {
  try {
    const joined = new BroadcastChannel(`amphi-black-screen-${__AMPHI_DECK__}`)
    joined.onmessage = ({ data }: MessageEvent<unknown>) => (isBlack.value = data === true)
    return joined
  } catch {
    // Without it the window darkens for itself.
    return undefined
  }
}
