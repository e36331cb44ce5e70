import type { RequestListener } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { isLoopbackHost } from './loopbackHost.ts'

export interface LoopbackServer {
  /** Ends with a slash, e.g. `http://127.0.0.1:40123/`. */
  url: string
  close(): Promise<void>
}

/** Answers this machine only, at a port that the system chooses. */
export async function serveOnLoopback(answer: RequestListener): Promise<LoopbackServer> {
  const server = createServer((request, response) => {
    if (isLoopbackHost(request.headers.host)) answer(request, response)
    else response.writeHead(403).end()
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
