import { useStyleTag } from '@vueuse/core'
import { injectionSlideScale } from '@slidev/client/constants.ts'
import { slideHeight, slideWidth } from '@slidev/client/env.ts'
import { computed, provide } from 'vue'

/** Makes every printed page exactly as large as the deck's canvas, and slides on it as large as they are. */
export function useCanvasPage(): void {
  useStyleTag(computed(() => `@page { size: ${slideWidth.value}px ${slideHeight.value}px; margin: 0 }`))
  provide(
    injectionSlideScale,
    computed(() => 1),
  )
}
