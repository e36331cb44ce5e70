import type { RenderedRule } from '../rule.ts'
import { STRICT } from '../rule.ts'
import { requestFinding } from '../requestFinding.ts'

export const remoteRequest: RenderedRule = {
  id: 'remote-request',
  rationale:
    'What a slide fetches from the network while it is shown is missing in an amphitheatre without one.',
  hint: 'Save what is fetched in public/, and name it with a leading slash.',
  severity: STRICT,
  check(deck, { requests }) {
    const remote = requests.filter(
      ({ url, isRemote, failure }) =>
        isRemote &&
        // Where it may be fetched and cannot be, `failed-request` says so; where it stands in the Markdown, `remote-asset`.
        (deck.strict || (!failure && !deck.slides.some(({ content }) => content.includes(url)))),
    )
    return [...new Map(remote.map((request) => [request.url, request])).values()].map((request) =>
      requestFinding(deck, request, {
        rule: this.id,
        severity: deck.strict ? 'error' : 'warning',
        message: `${request.url} is fetched from the network while the slides are shown`,
      }),
    )
  },
}
