import { request } from 'node:http'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { serveFolder } from '../../../scripts/render/staticServer.ts'
import { deckFolder } from '../../support/deckFolder.ts'

async function start(): Promise<URL> {
  const folder = await deckFolder({
    'served/deck.html': '<p>deck</p>',
    'served/.hidden': 'hidden',
    'secret.txt': 'secret',
  })
  const server = await serveFolder(join(folder, 'served'))
  onTestFinished(() => server.close())
  return new URL(server.url)
}

/** With the path as it is: `fetch` would tidy it up. */
function get(
  url: URL,
  path: string,
  headers: Record<string, string> = {},
): Promise<{ status: number | undefined; body: string }> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: url.hostname, port: url.port, path, headers }, (response) => {
      let body = ''
      response.setEncoding('utf8').on('data', (chunk: string) => (body += chunk))
      response.on('end', () => resolve({ status: response.statusCode, body }))
    })
    asked.on('error', reject).end()
  })
}

describe('serveFolder', () => {
  it('serves its folder on loopback', async () => {
    const url = await start()
    expect(url.hostname).toBe('127.0.0.1')
    expect(await get(url, '/deck.html')).toEqual({ status: 200, body: '<p>deck</p>' })
  })

  it.each(['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/.hidden', '/gone.html'])(
    'has nothing at %s',
    async (path) => {
      const { status, body } = await get(await start(), path)
      expect(status).toBe(404)
      expect(body).not.toMatch(/secret|hidden/)
    },
  )

  it.each(['evil.example', 'evil.127.0.0.1', '127.0.0.1.evil.example'])(
    'does not answer to the name %s',
    async (host) => {
      expect(await get(await start(), '/deck.html', { host })).toEqual({ status: 403, body: '' })
    },
  )
})
