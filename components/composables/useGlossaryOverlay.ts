import { shallowRef, type ShallowRef } from 'vue'

const open = shallowRef(false)

/** Whether the glossary lies over the deck: one state for the window, set by a key, a button and the overlay itself. */
export function useGlossaryOverlay(): { open: ShallowRef<boolean>; toggle: () => void } {
  return { open, toggle: () => (open.value = !open.value) }
}
