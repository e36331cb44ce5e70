import type { IncomingMessage } from 'node:http'
import { join } from 'node:path'
import type { ResolvedSlidevOptions } from '@slidev/types'
import type { Plugin } from 'vite'
import { isLoopbackHost } from '../deck/loopbackHost.ts'
import { projectRoot } from '../deck/theme.ts'

/**
 * Keeps the development server, which rewrites slides on request, for the lecturer's own pages: it answers to no other
 * name than this machine's, takes no orders from a page of another origin, and serves the deck and its packages only.
 */
export function guardDevServer(options: ResolvedSlidevOptions): Plugin {
  return {
    name: 'amphi:guard-dev-server',
    enforce: 'pre',
    configResolved({ server }) {
      // Slidev allows the whole repository around the deck. What a slide imports from there is served all the same.
      const { userWorkspaceRoot, roots } = options
      const allowed = server.fs.allow.filter(
        (folder) => folder !== userWorkspaceRoot || roots.includes(folder),
      )
      // The addon's fonts come from our packages, which the deck's folder does not hold.
      allowed.push(join(userWorkspaceRoot, 'node_modules'), join(projectRoot, 'node_modules'))
      server.fs.allow = allowed
      server.fs.strict = true
    },
    configureServer: {
      order: 'pre',
      handler({ middlewares }) {
        middlewares.use((request, response, next) => {
          if (isLoopbackHost(request.headers.host) && isOwnOrder(request)) next()
          else response.writeHead(403).end()
        })
      },
    },
  }
}

/** A browser names the origin of the page with everything but a plain GET, or HEAD. */
function isOwnOrder({ method, headers: { origin, host } }: IncomingMessage): boolean {
  if (method === 'GET' || method === 'HEAD' || origin === undefined) return true
  return origin === `http://${host}`
}
