import { useNav } from '@slidev/client'
import { nextTick, watch } from 'vue'

/** Keeps the note of the click in view: in a built deck Slidev marks it and does not scroll to it. */
export function useNotesAtClick(): void {
  const { currentSlideNo, clicks } = useNav()
  watch(
    [currentSlideNo, clicks],
    async () => {
      // The note of another slide is drawn first, its markers are found after that.
      await nextTick()
      await nextTick()
      document
        .querySelector('.amphi-presenter .slidev-note-click-mark-active')
        ?.scrollIntoView({ block: 'center' })
    },
    { immediate: true, flush: 'post' },
  )
}
