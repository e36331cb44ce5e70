import { useNav } from '@slidev/client'
import { computed } from 'vue'
import type { ComputedRef } from 'vue'
import type { DeckSlide } from '../models/sectionPlan.ts'

/** The slides of the deck with their numbers and frontmatter, as the plan and the citations need them. */
export function useDeckSlides(): ComputedRef<DeckSlide[]> {
  const { slides } = useNav()
  return computed(() =>
    slides.value.map((route) => ({ no: route.no, frontmatter: route.meta.slide.frontmatter })),
  )
}
