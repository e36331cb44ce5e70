import type { RenderedRule } from '../rule.ts'
import { STRICT } from '../rule.ts'
import { findingAt } from '../slideFinding.ts'

export const consoleMessage: RenderedRule = {
  id: 'console-message',
  rationale: 'A component that complains in the console has not drawn what it was asked for.',
  hint: 'Correct what it complains of, or remove the message.',
  severity: STRICT,
  check(deck, { messages }) {
    // A library may warn of what it means to change some day: that is no fault of a guest deck.
    return messages
      .filter(({ level }) => deck.strict || level === 'error')
      .map(({ slide, component, level, message }) =>
        findingAt(
          deck,
          slide,
          {
            rule: this.id,
            severity: deck.strict ? 'error' : 'warning',
            message: `${slide ? `Slide ${slide}` : 'The deck'}${component ? `, component ${component},` : ''} writes ${level === 'error' ? 'an error' : 'a warning'} to the console: ${message.slice(0, 200)}`,
            hint: this.hint,
          },
          component ? `<${component}` : '',
        ),
      )
  },
}
