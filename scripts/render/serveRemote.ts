import type { Route } from 'playwright-core'

/** A remote image must not hold up a lecture: what has not come by then counts as missing. */
const REMOTE_TIMEOUT_MS = 8_000

/** Answers what a page asks of another host. */
export async function serveRemote(route: Route, allowsRemote: boolean): Promise<void> {
  if (!allowsRemote) return await route.abort('blockedbyclient')
  try {
    const response = await route.fetch({ timeout: REMOTE_TIMEOUT_MS })
    const isElsewhere = new URL(response.url()).origin !== new URL(route.request().url()).origin
    // Told of the redirect, the page's policy decides on the other host, as it will before the audience.
    if (isElsewhere) await route.fulfill({ status: 302, headers: { location: response.url() } })
    else await route.fulfill({ response })
  } catch {
    await route.abort('failed').catch(() => undefined)
  }
}
