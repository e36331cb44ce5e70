import type { RenderedRule } from '../rule.ts'
import { findingAt } from '../slideFinding.ts'

export const failedRequest: RenderedRule = {
  id: 'failed-request',
  rationale: 'What the page asks for and does not get is missing on a slide, in every output.',
  check(deck, { requests }) {
    const strict = deck.strict
    const failed = requests.filter(({ failure, isRemote }) => failure && (!isRemote || strict))
    const unreached = requests.filter(({ failure, isRemote }) => failure && isRemote && !strict)
    return [
      ...failed.map(({ url, failure }) => place(deck, url, 'error', `${url} did not load (${failure})`)),
      ...unreached.map(({ url, failure }) =>
        place(deck, url, 'warning', `${url} could not be fetched (${failure}); the PDFs lack it`),
      ),
    ]
  },
}

/** For `csp`, the browser's word where the policy of the page stopped a request. */
const UNNAMED_HOST =
  'Its host, or the one that it leads to, is not named by the deck: add it to `amphi: { hosts: [https://…] }` in the headmatter.'

function hintFor(url: string): string {
  return /\bfonts\.|\.css\b|css2?\?/.test(url)
    ? 'Without it the deck is set in the fonts of the machine: set `fonts.provider` to none in the headmatter and ship the fonts.'
    : 'Save the file in public/ and name it with a leading slash.'
}

function place(
  deck: Parameters<RenderedRule['check']>[0],
  url: string,
  severity: 'error' | 'warning',
  message: string,
) {
  const slide = deck.slides.find(({ content }) => content.includes(url))
  return findingAt(
    deck,
    slide?.no,
    {
      rule: 'failed-request',
      severity,
      message,
      hint: severity === 'warning' && message.includes('(csp)') ? UNNAMED_HOST : hintFor(url),
    },
    url,
  )
}
