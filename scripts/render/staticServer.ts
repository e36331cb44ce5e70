import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import sirv from 'sirv'

export interface StaticServer {
  /** Ends with a slash, e.g. `http://127.0.0.1:40123/`. */
  url: string
  close(): Promise<void>
}

/** Serves one folder on loopback, to this machine only, at a port that the system chooses. */
export async function serveFolder(dir: string): Promise<StaticServer> {
  // Not `dev`: what is served is listed once, so nothing outside the folder can be asked for.
  const serve = sirv(dir, { dotfiles: false })
  const server = createServer((request, response) => {
    // A page elsewhere whose name resolves to this machine must not read the deck.
    if (!/^(?:127\.0\.0\.1|localhost)(?::\d+)?$/.test(request.headers.host ?? '')) {
      response.writeHead(403).end()
      return
    }
    serve(request, response, () => void response.writeHead(404).end())
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
