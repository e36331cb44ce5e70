import { nextTick, onMounted } from 'vue'
import { slides } from '#slidev/slides'

/**
 * Marks the page as ready to be checked and printed once every slide is loaded and mounted, its fonts are there and
 * each image has arrived or failed. Waits for conditions, never for a time.
 *
 * A slide can say how many clicks it has only once it is mounted, and a view may then add pages for them: as long as
 * any appears, the page is not ready.
 * @param finish what must still be done to the page once everything on it has arrived
 */
export function useReady(view: string, finish?: () => void): void {
  onMounted(async () => {
    await Promise.all(slides.value.map((slide) => slide.load()))
    let count: number
    do {
      count = renderings()
      // Asynchronous slides mount one tick after they have loaded, what they teleport one tick later.
      for (let tick = 0; tick < 4; tick++) await nextTick()
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    } while (renderings() !== count)
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

function renderings(): number {
  return document.querySelectorAll('.print-slide-container').length
}
