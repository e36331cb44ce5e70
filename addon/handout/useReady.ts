import { nextTick, onMounted } from 'vue'
import { slides } from '#slidev/slides'

/**
 * Marks the page as ready to be checked and printed once every slide is loaded and mounted, its fonts are there and
 * each image has arrived or failed. Waits for conditions, never for a time.
 * @param finish what must still be done to the page once everything on it has arrived
 */
export function useReady(view: string, finish?: () => void): void {
  onMounted(async () => {
    await Promise.all(slides.value.map((slide) => slide.load()))
    // Asynchronous slides mount one tick after they have loaded, what they teleport one tick later.
    for (let tick = 0; tick < 4; tick++) await nextTick()
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    await document.fonts.ready
    await Promise.all([...document.images].map(settled))
    finish?.()
    document.documentElement.dataset['amphiReady'] = view
  })
}

function settled(image: HTMLImageElement): Promise<void> {
  image.loading = 'eager'
  return image.decode().catch(() => undefined)
}
