import type { SlideInfo } from '@slidev/types'
import { uniqueSlug } from './slug.ts'

/** The name of each slide, in their order: its `id`, else made from its title; numbered where two would be the same. */
export function slideIds(slides: readonly SlideInfo[]): string[] {
  const taken = new Set<string>()
  return slides.map(({ frontmatter, title }, index) => {
    const { id } = frontmatter as { id?: unknown }
    const name = typeof id === 'number' ? String(id) : id
    const own = typeof name === 'string' && name.trim() ? name : String(title ?? '')
    return uniqueSlug(own, index + 1, taken)
  })
}
