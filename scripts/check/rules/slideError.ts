import type { RenderedRule } from '../rule.ts'
import { findingAt } from '../slideFinding.ts'

export const slideError: RenderedRule = {
  id: 'slide-error',
  rationale: 'A component that throws leaves a blank spot on the slide.',
  check(deck, { errors }) {
    return errors.map(({ slide, component, message }) =>
      findingAt(
        deck,
        slide,
        {
          rule: this.id,
          severity: 'error',
          message: `${slide ? `Slide ${slide}` : 'The deck'}${component ? `, component ${component},` : ''} throws: ${message}`,
          hint: 'Correct the component, or what the slide gives it.',
        },
        component ? `<${component}` : '',
      ),
    )
  },
}
