import { createHash } from 'node:crypto'
import type { RemoteHosts } from '../deck/remoteHosts.ts'

export interface PolicyRequest {
  edition: 'site' | 'speaker'
  /** What the deck may reach; a strict deck reaches nothing. */
  hosts: RemoteHosts
  /** Code of event attributes (`onclick="…"`) that stand in the deck: what may run is this and nothing else. */
  handlers?: readonly string[]
  /** Whether readers run code that they edit (`{monaco-run}`). */
  evaluates?: boolean
}

export const NO_HOSTS: RemoteHosts = { scripts: [], frames: [], assets: [] }

/**
 * Writes the content security policy into a page, before anything that it governs. Scripts that stand in the page are
 * allowed by their hash. See https://www.w3.org/TR/CSP3/.
 */
export function addPolicy(html: string, request: PolicyRequest): string {
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policyOf(html, request)}">`
  // A browser looks for the charset in the first kilobyte, which a list of hosts may fill.
  const charset = /<meta\s+charset=[^>]*>/i
  return html.replace(charset.test(html) ? charset : /<head[^>]*>/i, (tag) => `${tag}\n${meta}`)
}

function policyOf(html: string, { edition, hosts, handlers = [], evaluates }: PolicyRequest): string {
  // Opened by a double click, a page has no origin: the one file has everything in it, as data or made on the spot.
  const own = edition === 'site' ? ["'self'", 'data:', 'blob:'] : ['data:', 'blob:']
  const self = edition === 'site' ? ["'self'"] : []
  const directives = {
    'default-src': [],
    'script-src': [
      ...self,
      ...hashes(inlineScripts(html)),
      ...(handlers.length > 0 ? ["'unsafe-hashes'", ...hashes(handlers)] : []),
      ...(evaluates ? ["'unsafe-eval'"] : []),
      ...hosts.scripts,
    ],
    'style-src': [...self, "'unsafe-inline'", ...hosts.assets],
    'img-src': [...own, ...hosts.assets],
    'font-src': [...self, 'data:', ...hosts.assets],
    'media-src': [...own, ...hosts.assets],
    'connect-src': [...own, ...hosts.assets],
    'frame-src': [...own, ...hosts.frames],
    'object-src': [...own, ...hosts.frames],
    'worker-src': [...self, 'blob:'],
    'manifest-src': self,
    'base-uri': [],
    'form-action': [],
  }
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources.length > 0 ? sources.join(' ') : "'none'"}`)
    .join('; ')
}

function inlineScripts(html: string): string[] {
  const scripts = html.matchAll(/<script\b(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/gi)
  // The parser of a page knows one kind of line end, and the hash is of what it read.
  return [...scripts].map(([, code = '']) => code.replace(/\r\n?/g, '\n'))
}

function hashes(scripts: readonly string[]): string[] {
  return [...new Set(scripts)].map((code) => `'sha256-${createHash('sha256').update(code).digest('base64')}'`)
}

/** The code of the event attributes in Markdown or a template. */
export function eventHandlers(text: string): string[] {
  return [...text.matchAll(/\son[a-z]+=(?:"([^"]*)"|'([^']*)')/g)].map(
    ([, double, single]) => double ?? single ?? '',
  )
}
