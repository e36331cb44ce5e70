import type { SlideRoute } from '@slidev/types'
import type { ComputedRef } from 'vue'
import { computed } from 'vue'
import { useRoute } from 'vue-router'
import { slides } from '#slidev/slides'
import { sessionNumbers } from './sessionNumbers.ts'

export interface PrintRequest {
  /** The slides to print, in order; their numbers are those of the whole deck. */
  slides: ComputedRef<SlideRoute[]>
  /** The last part of the address, e.g. `handout-ruled`. */
  view: string
  /** 1-based; undefined for the whole deck. */
  session: number | undefined
  /** Whether the answers to a quiz are printed behind the slides. */
  answers: boolean
  /** When the first printed session begins, `HH:MM`. */
  start: string | undefined
}

/**
 * What a printed view is asked for by its address: `/amphi/<view>?session=2&answers=no&start=08:00`. Every part of the
 * query is optional, and one that makes no sense counts as absent: the command line has checked it.
 */
export function usePrintRequest(): PrintRequest {
  const { path, query } = useRoute()
  const session = sessionOf(query['session'])
  return {
    slides: computed(() => {
      if (session === undefined) return slides.value
      const numbers = sessionNumbers(slides.value.map((route) => route.meta.slide.frontmatter))
      return slides.value.filter((_, index) => numbers[index] === session)
    }),
    view: path.split('/').at(-1) ?? '',
    session,
    answers: query['answers'] !== 'no',
    start: timeOf(query['start']),
  }
}

function sessionOf(text: unknown): number | undefined {
  return typeof text === 'string' && /^[1-9]\d*$/.test(text) ? Number(text) : undefined
}

function timeOf(text: unknown): string | undefined {
  return typeof text === 'string' && /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(text) ? text : undefined
}
