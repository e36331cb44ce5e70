import { readFile } from 'node:fs/promises'
import { dirname, extname, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { LoopbackServer } from '../deck/loopbackServer.ts'
import { serveOnLoopback } from '../deck/loopbackServer.ts'

/** Of Mermaid's distribution. */
export const mermaidFolder = dirname(fileURLToPath(import.meta.resolve('mermaid')))

const addonStyles = resolve(import.meta.dirname, '../../addon/styles')

// What a diagram names elsewhere is not fetched.
const POLICY =
  "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; font-src 'self'; img-src data:"

const PAGE = `<!doctype html>
<meta charset="utf-8">
<link rel="stylesheet" href="/addon/fonts.css">
<script type="module">
  import mermaid from '/mermaid/mermaid.esm.min.mjs'
  window.mermaid = mermaid
</script>
<body></body>`

const CONTENT_TYPES: Record<string, string> = {
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
}

/**
 * Serves Mermaid and the fonts that labels are measured with, so that the browser keeps what it has read: what a route
 * answers it does not.
 *
 * @returns its address is that of a page which holds Mermaid as `window.mermaid`
 */
export function serveMermaid(): Promise<LoopbackServer> {
  return serveOnLoopback((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    if (pathname === '/')
      return void response
        .writeHead(200, { 'content-type': 'text/html', 'content-security-policy': POLICY })
        .end(PAGE)
    readFor(pathname).then(
      (body) =>
        response
          .writeHead(200, {
            'content-type': CONTENT_TYPES[extname(pathname)] ?? 'application/octet-stream',
            'cache-control': 'max-age=31536000, immutable',
          })
          .end(body),
      () => response.writeHead(404).end(),
    )
  })
}

async function readFor(pathname: string): Promise<Buffer | string> {
  const body = await readFile(fileFor(decodeURIComponent(pathname)))
  // The deck's own declarations serve here too; the bundler would resolve their package names.
  return pathname.endsWith('.css') ? body.toString().replaceAll("url('@", "url('/package/@") : body
}

function fileFor(pathname: string): string {
  const [, root = '', ...rest] = pathname.split('/')
  if (root === 'package') return fileURLToPath(import.meta.resolve(rest.join('/')))
  const folder = root === 'mermaid' ? mermaidFolder : addonStyles
  const file = resolve(folder, ...rest)
  if (!file.startsWith(folder + sep)) throw new Error(`${pathname} is outside of what the page may read`)
  return file
}
