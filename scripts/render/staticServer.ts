import { readdir, realpath } from 'node:fs/promises'
import { join, sep } from 'node:path'
import sirv from 'sirv'
import type { LoopbackServer } from '../deck/loopbackServer.ts'
import { serveOnLoopback } from '../deck/loopbackServer.ts'
import { AmphiError } from '../errors.ts'

/**
 * Serves one folder on loopback, to this machine only, at a port that the system chooses.
 * @throws {AmphiError} when a link in the folder leads out of it
 */
export async function serveFolder(dir: string): Promise<LoopbackServer> {
  await assertNoLinkLeadsOut(dir)
  // Not `dev`: what is served is listed once, so nothing outside the folder can be asked for.
  const serve = sirv(dir, { dotfiles: false })
  return await serveOnLoopback((request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD')
      response.writeHead(405, { allow: 'GET, HEAD' }).end()
    else serve(request, response, () => void response.writeHead(404).end())
  })
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
