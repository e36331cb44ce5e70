import { shallowRef, type ShallowRef } from 'vue'

/** How the glossary was opened; undefined while it is closed. */
type Opened = 'key' | 'pointer' | undefined

const open = shallowRef<Opened>()

/** Whether the glossary lies over the deck: one state for the window, set by a key, a button and the overlay itself. */
export function useGlossaryOverlay(): { open: ShallowRef<Opened>; toggle: (by: 'key' | 'pointer') => void } {
  return { open, toggle: (by) => (open.value = open.value === undefined ? by : undefined) }
}
