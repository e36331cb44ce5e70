import { readFile, readdir, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import sirv from 'sirv'

const TEXTS = ['.html', '.js', '.css', '.svg', '.json', '.map']

export interface BuiltServer {
  /** Ends with a slash. */
  url: string
  close: () => void
}

/**
 * Serves a built deck as a static host does: text compressed by gzip, unknown paths answered by the first page, nothing
 * cached. The compressed files are written beside the others.
 */
export async function serveBuilt(dir: string): Promise<BuiltServer> {
  for (const entry of await readdir(dir, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !TEXTS.includes(extname(entry.name))) continue
    const file = join(entry.parentPath, entry.name)
    await writeFile(`${file}.gz`, gzipSync(await readFile(file)))
  }
  const serve = sirv(dir, { gzip: true, single: true, etag: false })
  const server = createServer((request, response) => {
    serve(request, response, () => void response.writeHead(404).end())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}
