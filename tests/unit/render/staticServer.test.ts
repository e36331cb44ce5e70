import { symlink } from 'node:fs/promises'
import { request } from 'node:http'
import { connect } from 'node:net'
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
  { method = 'GET', ...headers }: Record<string, string> = {},
): Promise<{ status: number | undefined; body: string }> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: url.hostname, port: url.port, path, method, headers }, (response) => {
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

  it.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/%252e%252e%252fsecret.txt',
    '/..\\secret.txt',
    '/..%5csecret.txt',
    '/deck.html%00.txt',
    '/%',
    '//etc/passwd',
    '/etc/passwd',
    'file:///etc/passwd',
    '/.hidden',
    '/gone.html',
  ])('has nothing at %s', async (path) => {
    const { status, body } = await get(await start(), path)
    expect(status).toBe(404)
    expect(body).not.toMatch(/secret|hidden|deck|root:/)
  })

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('takes no %s', async (method) => {
    expect(await get(await start(), '/deck.html', { method })).toEqual({ status: 405, body: '' })
  })

  it('does not answer to a request that names no host', async () => {
    const url = await start()
    const socket = connect({ host: url.hostname, port: Number(url.port) })
    let answer = ''
    socket.setEncoding('utf8').on('data', (text: string) => (answer += text))
    socket.write('GET /deck.html HTTP/1.0\r\n\r\n')
    await new Promise((resolve) => socket.on('close', resolve))
    expect(answer).toMatch(/^HTTP\/1\.[01] 403/)
  })

  it.each(['secret.txt', '.'])('serves no folder with a link out of it, to %s', async (goal) => {
    const folder = await deckFolder({ 'served/deck.html': '<p>deck</p>', 'secret.txt': 'secret' })
    await symlink(join(folder, goal), join(folder, 'served/link'))
    await expect(serveFolder(join(folder, 'served'))).rejects.toThrow(/leads out of the folder/)
  })

  it('serves a link to a neighbour', async () => {
    const folder = await deckFolder({ 'served/deck.html': '<p>deck</p>' })
    await symlink('deck.html', join(folder, 'served/link.html'))
    const server = await serveFolder(join(folder, 'served'))
    onTestFinished(() => server.close())
    expect(await get(new URL(server.url), '/link.html')).toEqual({ status: 200, body: '<p>deck</p>' })
  })

  it.each(['evil.example', 'evil.127.0.0.1', '127.0.0.1.evil.example'])(
    'does not answer to the name %s',
    async (host) => {
      expect(await get(await start(), '/deck.html', { host })).toEqual({ status: 403, body: '' })
    },
  )
})
