import type { RenderedRule } from '../rule.ts'
import { ALWAYS } from '../rule.ts'
import { findingAt } from '../slideFinding.ts'

export const slideError: RenderedRule = {
  id: 'slide-error',
  rationale: 'A component that throws leaves a blank spot on the slide.',
  hint: 'Correct the component, or what the slide gives it.',
  severity: ALWAYS,
  isFirm: true,
  check(deck, { errors }) {
    return errors.map(({ slide, component, message }) =>
      findingAt(
        deck,
        slide,
        {
          rule: this.id,
          severity: 'error',
          message: `${slide ? `Slide ${slide}` : 'The deck'}${component ? `, component ${component},` : ''} throws: ${message}`,
          hint: this.hint,
        },
        component ? `<${component}` : '',
      ),
    )
  },
}
