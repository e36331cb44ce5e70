import type { RenderedRule } from '../rule.ts'
import { requestFinding } from '../requestFinding.ts'
import { ALWAYS } from '../rule.ts'

export const failedRequest: RenderedRule = {
  id: 'failed-request',
  rationale: 'What the page asks for and does not get is missing on a slide, in every output.',
  hint: 'Save the file in public/ and name it with a leading slash.',
  severity: ALWAYS,
  check(deck, { requests }) {
    // A strict deck is not let out: `remote-request` says so.
    const failed = requests.filter(({ failure, isRemote }) => failure && !(isRemote && deck.strict))
    return [...new Map(failed.map((request) => [request.url, request])).values()].map((request) =>
      requestFinding(deck, request, {
        rule: this.id,
        severity: request.isRemote ? 'warning' : 'error',
        message: request.isRemote
          ? `${request.url} could not be fetched (${request.failure}); the PDFs lack it`
          : `${request.url} did not load (${request.failure})`,
      }),
    )
  },
}
