import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sectionPlan } from '../../../../components/models/sectionPlan.ts'
import type { DeckSlide } from '../../../../components/models/sectionPlan.ts'

function deck(...frontmatters: Record<string, unknown>[]): DeckSlide[] {
  return frontmatters.map((frontmatter, index) => ({ no: index + 1, frontmatter }))
}

const lecture = deck(
  { session: 'Comprendre', minutes: 2 },
  { section: 'Définir', minutes: 1 },
  { minutes: 3 },
  { section: 'Pourquoi' },
  { minutes: 4 },
  { session: 'Construire', section: 'La mémoire', minutes: 5 },
)

describe('sectionPlan', () => {
  test('adds the minutes of a part up to the next one', () => {
    expect(sectionPlan(lecture, 2)).toEqual({
      session: 1,
      sessions: 2,
      part: 1,
      spans: [
        { first: 2, last: 3, minutes: 4 },
        { first: 4, last: 5, minutes: 4 },
      ],
    })
  })

  test('knows the part of a slide inside it', () => {
    expect(sectionPlan(lecture, 5)?.part).toBe(2)
  })

  test('counts the parts of the next session from one', () => {
    expect(sectionPlan(lecture, 6)).toMatchObject({
      session: 2,
      part: 1,
      spans: [{ first: 6, last: 6, minutes: 5 }],
    })
  })

  test('has no part for what stands before the first one', () => {
    expect(sectionPlan(lecture, 1)).toBeUndefined()
  })

  test('takes a slide of layout section for the start of a part, without any session', () => {
    expect(sectionPlan(deck({}, { layout: 'section' }, {}), 2)).toEqual({
      session: 1,
      sessions: 1,
      part: 1,
      spans: [{ first: 2, last: 3, minutes: 0 }],
    })
  })
})

test('the parts of a session follow each other without gap and end where it ends', () => {
  const slide = fc.record(
    { session: fc.constant('s'), section: fc.constant('p'), minutes: fc.nat(9) },
    { requiredKeys: ['minutes'] },
  )
  fc.assert(
    fc.property(fc.array(slide, { minLength: 1, maxLength: 30 }), fc.nat(29), (frontmatters, at) => {
      const slides = deck(...frontmatters)
      const no = (at % slides.length) + 1
      const plan = sectionPlan(slides, no)
      if (plan === undefined) return
      const span = plan.spans[plan.part - 1]
      expect(span !== undefined && span.first <= no && no <= span.last).toBe(true)
      for (const [index, { first, last }] of plan.spans.entries()) {
        const next = plan.spans[index + 1]
        expect(last).toBeGreaterThanOrEqual(first)
        if (next !== undefined) expect(next.first).toBe(last + 1)
      }
      const end = plan.spans.at(-1)?.last ?? 0
      expect(end === slides.length || slides[end]?.frontmatter['session'] !== undefined).toBe(true)
    }),
  )
})
