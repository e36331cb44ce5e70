import { readdir, realpath } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join, sep } from 'node:path'
import sirv from 'sirv'
import { isLoopbackHost } from '../deck/loopbackHost.ts'
import { AmphiError } from '../errors.ts'

export interface StaticServer {
  /** Ends with a slash, e.g. `http://127.0.0.1:40123/`. */
  url: string
  close(): Promise<void>
}

/**
 * Serves one folder on loopback, to this machine only, at a port that the system chooses.
 * @throws {AmphiError} when a link in the folder leads out of it
 */
export async function serveFolder(dir: string): Promise<StaticServer> {
  await assertNoLinkLeadsOut(dir)
  // Not `dev`: what is served is listed once, so nothing outside the folder can be asked for.
  const serve = sirv(dir, { dotfiles: false })
  const server = createServer((request, response) => {
    if (!isLoopbackHost(request.headers.host)) response.writeHead(403).end()
    else if (request.method !== 'GET' && request.method !== 'HEAD')
      response.writeHead(405, { allow: 'GET, HEAD' }).end()
    else serve(request, response, () => void response.writeHead(404).end())
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

async function assertNoLinkLeadsOut(dir: string): Promise<void> {
  const root = await realpath(dir)
  for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
    if (!entry.isSymbolicLink()) continue
    const link = join(entry.parentPath, entry.name)
    // A link to nothing serves nothing.
    const goal = await realpath(link).catch(() => root)
    if (goal !== root && !goal.startsWith(root + sep))
      throw new AmphiError(`A link leads out of the folder, to ${goal}`, {
        file: link,
        hint: 'Put the file itself there.',
      })
  }
}
