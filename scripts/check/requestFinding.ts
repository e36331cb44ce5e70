import type { Deck } from '../deck/deck.ts'
import type { Finding } from '../deck/finding.ts'
import type { ObservedRequest } from '../deck/observation.ts'
import { findingAt } from './slideFinding.ts'

/** Places a request: at its address in the Markdown, else at the component that asked, else at the slide that shows it. */
export function requestFinding(
  deck: Deck,
  { url, slide, component, failure }: ObservedRequest,
  told: Pick<Finding, 'rule' | 'severity' | 'message'>,
): Finding {
  const name = url.replace(/[?#].*$/, '').replace(/^.*\//, '')
  const written = deck.slides.find(({ content }) => content.includes(url))
  // `csp` is the browser's word where the policy of the page stopped a request.
  const hint =
    failure === 'csp' && !deck.strict
      ? 'Its host, or the one that it leads to, is not named by the deck: add it to `amphi: { hosts: [https://…] }` in the headmatter.'
      : hintFor(url)
  const excerpts = [url, component ? `<${component}` : '', name]
  return findingAt(deck, written?.no ?? slide, { ...told, hint }, ...excerpts)
}

function hintFor(url: string): string {
  return /\bfonts\.|\.css\b|css2?\?/.test(url)
    ? 'Without it the deck is set in the fonts of the machine: set `fonts.provider` to none in the headmatter and ship the fonts.'
    : 'Save the file in public/ and name it with a leading slash.'
}
