import type { Server } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ObservedRequest } from '../../scripts/deck/observation.ts'
import { launchBrowser } from '../../scripts/render/browser.ts'
import { createBrowserWatch } from '../../scripts/render/browserWatch.ts'
import { openDeck } from '../../scripts/render/openDeck.ts'
import { deckFolder } from '../support/deckFolder.ts'

const IMAGE = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"/>'

let browser: Browser
const goal = createServer((_, response) =>
  response.writeHead(200, { 'content-type': 'image/svg+xml' }).end(IMAGE),
)
const named = createServer((_, response) =>
  response.writeHead(302, { location: `${origin(goal)}/goal.svg` }).end(),
)

beforeAll(async () => {
  browser = await launchBrowser()
  for (const server of [goal, named])
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterAll(async () => {
  await browser.close()
  goal.close()
  named.close()
})

function origin(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** What a deck asks for whose one image is redirected, under a policy that names the given hosts. */
async function requestsUnder(hosts: string[]): Promise<ObservedRequest[]> {
  const ready = "document.documentElement.dataset.amphiReady = 'handout'"
  const dir = await deckFolder({
    'deck.html': `<meta http-equiv="Content-Security-Policy" content="img-src ${hosts.join(' ')}">
      <img src="${origin(named)}/image" onload="${ready}" onerror="${ready}">`,
  })
  const { signal } = new AbortController()
  const watch = createBrowserWatch({ signal })
  const opened = await openDeck({ browser, watch, dir, allowsRemote: true, signal })
  try {
    await opened.show('handout')
    return (await opened.observe()).requests
  } finally {
    await opened.close()
  }
}

it('an image that is redirected to a host that nobody named is missed in the build, as before the audience', async () => {
  const failed = (await requestsUnder([origin(named)])).filter(({ failure }) => failure)
  expect(failed).toContainEqual({ url: `${origin(named)}/image`, isRemote: true, failure: 'csp' })
})

it('a redirect to a named host is followed', async () => {
  const failed = (await requestsUnder([origin(named), origin(goal)])).filter(({ failure }) => failure)
  expect(failed).toEqual([])
})
