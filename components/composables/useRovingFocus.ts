import { shallowRef, type ShallowRef } from 'vue'
import { nextIndex } from '../models/rovingFocus.ts'

/**
 * One Tab stop for a whole grid of controls; the arrow keys move inside it.
 * @param shape how many controls there are and how many stand in a row
 * @param enter called after the focus has moved by a key
 */
export function useRovingFocus(
  shape: () => { count: number; columns: number },
  enter: (index: number) => void = () => undefined,
): {
  /** Index of the control that Tab reaches. */
  current: ShallowRef<number>
  /** Listener for the element whose descendants with `data-rove` are the controls. */
  onKeydown: (event: KeyboardEvent) => void
} {
  const current = shallowRef(0)

  function onKeydown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || !(event.currentTarget instanceof HTMLElement))
      return
    const controls = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-rove]')]
    const at = controls.findIndex((control) => control === event.target)
    const target = at < 0 ? undefined : nextIndex(event.key, { at, ...shape() })
    if (target === undefined) return
    event.preventDefault()
    if (target === at) return
    current.value = target
    controls[target]?.focus()
    enter(target)
  }

  return { current, onKeydown }
}
