import { useNav } from '@slidev/client'
import { onBeforeUnmount, watch, type Ref } from 'vue'

/**
 * Keyboard manners of a figure with controls. Slidev ignores its own keys while a button has the focus; here the
 * clicker's keys (PageUp, PageDown) always change the click, so do the horizontal arrows that no grid has used,
 * Escape and a click of the mouse give every key back to the deck.
 * @returns listeners for the element that holds the controls
 */
export function useDeckKeys(root: Ref<HTMLElement | null>, live: Ref<boolean>) {
  const nav = useNav()

  function release(): void {
    const focused = document.activeElement
    if (focused instanceof HTMLElement && root.value?.contains(focused)) focused.blur()
  }

  // A control that is hidden or removed with the focus on it would leave Slidev deaf to its keys.
  watch(live, (isLive) => !isLive && release())
  onBeforeUnmount(release)

  function move(event: KeyboardEvent, turn: () => Promise<void>): void {
    // Before the window hears of it, or the click would change twice when the focus is not on a button.
    event.stopPropagation()
    event.preventDefault()
    if (!event.repeat) void turn()
  }

  function onKeydown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'PageDown') move(event, nav.next)
    else if (event.key === 'PageUp') move(event, nav.prev)
    else if (event.defaultPrevented) event.stopPropagation()
    else if (event.key === 'ArrowRight') move(event, nav.next)
    else if (event.key === 'ArrowLeft') move(event, nav.prev)
    else if (event.key === 'Escape') release()
  }

  // A click without a pointer (Enter, Space, a screen reader) has no detail, and keeps its place.
  function onClick(event: MouseEvent): void {
    if (event.detail > 0) release()
  }

  return { onKeydown, onClick, release }
}
