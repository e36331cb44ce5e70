import { shallowRef, type Ref, type ShallowRef } from 'vue'

/** A pointer that has moved less far than this, in screen pixels, has clicked. */
const THRESHOLD = 6

/** What is being dragged, and how far from its place in the slide's own pixels. */
interface Drag<Item> {
  item: Item
  x: number
  y: number
  /** `data-drop` of the target under the pointer, undefined outside every target. */
  over: string | undefined
}

/**
 * Drags items by mouse, pen or finger over elements that bear `data-drop`. Slides are scaled by CSS, so distances on
 * the screen are brought back to the slide's pixels.
 * @param bench the element that holds items and targets
 * @param drop called where the pointer lets go
 */
export function useBlockDrag<Item>(
  bench: Ref<HTMLElement | null>,
  drop: (item: Item, target: string | undefined) => void,
): {
  drag: ShallowRef<Drag<Item> | undefined>
  start: (event: PointerEvent, item: Item) => void
  /** CSS that draws an item where the pointer has carried it; none while it is not dragged. */
  carried: (item: Item) => { translate?: string }
} {
  const drag = shallowRef<Drag<Item>>()

  function start(event: PointerEvent, item: Item): void {
    if (event.button !== 0 || !(event.currentTarget instanceof HTMLElement) || !bench.value) return
    const handle: HTMLElement = event.currentTarget
    // The deck would turn the page on a swipe.
    event.stopPropagation()
    const scale = bench.value.getBoundingClientRect().width / bench.value.offsetWidth
    const listening = new AbortController()
    const { signal } = listening
    handle.setPointerCapture(event.pointerId)

    function onMove({ clientX, clientY }: PointerEvent): void {
      const x = clientX - event.clientX
      const y = clientY - event.clientY
      if (!drag.value && Math.hypot(x, y) < THRESHOLD) return
      drag.value = { item, x: x / scale, y: y / scale, over: targetAt(clientX, clientY) }
    }

    function onUp(): void {
      listening.abort()
      if (!drag.value) return
      const { over } = drag.value
      drag.value = undefined
      // The click that follows belongs to the drag; it comes before any other task, or not at all.
      addEventListener('click', swallow, { capture: true, once: true })
      setTimeout(() => removeEventListener('click', swallow, { capture: true }))
      handle.blur()
      drop(item, over)
    }

    function onCancel(): void {
      listening.abort()
      drag.value = undefined
    }

    handle.addEventListener('pointermove', onMove, { signal })
    handle.addEventListener('pointerup', onUp, { signal })
    handle.addEventListener('pointercancel', onCancel, { signal })
  }

  function targetAt(x: number, y: number): string | undefined {
    for (const target of bench.value?.querySelectorAll<HTMLElement>('[data-drop]') ?? []) {
      const { left, right, top, bottom } = target.getBoundingClientRect()
      if (x >= left && x <= right && y >= top && y <= bottom) return target.dataset.drop
    }
    return undefined
  }

  function carried(item: Item): { translate?: string } {
    return drag.value?.item === item ? { translate: `${drag.value.x}px ${drag.value.y}px` } : {}
  }

  return { drag, start, carried }
}

function swallow(event: MouseEvent): void {
  event.stopPropagation()
  event.preventDefault()
}
