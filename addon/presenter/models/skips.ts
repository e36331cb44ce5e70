import type { PlannedSlide } from './plan.ts'

/**
 * The skippable slides that make up for a delay: of all choices that do, the one that gives up the least time, and of
 * these the one with the fewest slides. Where all of them together are not enough, all of them.
 * @param ahead the slides still to come, in order
 * @param delay seconds
 * @returns the slides in their order, and the seconds that are missing all the same
 */
export function slidesToSkip(
  ahead: readonly PlannedSlide[],
  delay: number,
): { skips: PlannedSlide[]; missing: number } {
  if (delay <= 0) return { skips: [], missing: 0 }
  const candidates = ahead.filter(({ skippable, budget = 0 }) => skippable && budget > 0)
  const gain = total(candidates)
  if (gain <= delay) return { skips: candidates, missing: delay - gain }

  // Subset sum over whole seconds: the best choice for each gain that can be reached.
  let reached = new Map<number, PlannedSlide[]>([[0, []]])
  for (const slide of candidates) {
    const next = new Map(reached)
    for (const [sum, chosen] of reached) {
      const more = Math.round(sum + (slide.budget ?? 0))
      const known = next.get(more)
      if (!known || known.length > chosen.length + 1) next.set(more, [...chosen, slide])
    }
    reached = next
  }
  const best = [...reached.keys()].filter((sum) => sum >= delay).reduce((a, b) => Math.min(a, b), Infinity)
  return { skips: reached.get(best) ?? candidates, missing: 0 }
}

function total(slides: readonly PlannedSlide[]): number {
  return slides.reduce((sum, { budget = 0 }) => sum + budget, 0)
}
