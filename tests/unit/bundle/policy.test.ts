import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { PolicyRequest } from '../../../scripts/bundle/policy.ts'
import { NO_HOSTS, addPolicy, eventHandlers } from '../../../scripts/bundle/policy.ts'

const page = '<!DOCTYPE html><html><head>\n<meta charset="utf-8"><title>A</title></head><body></body></html>'

function policy(html: string, request: PolicyRequest): Record<string, string> {
  const content = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(addPolicy(html, request))?.[1]
  const directives = (content ?? '').split('; ').map((directive) => {
    const [name = '', ...sources] = directive.split(' ')
    return [name, sources.join(' ')] as const
  })
  return Object.fromEntries(directives)
}

describe('addPolicy', () => {
  it('stands before all that it governs, behind the charset', () => {
    const html = addPolicy(page, { edition: 'site', hosts: NO_HOSTS })
    expect(html).toMatch(/<meta charset="utf-8">\s*<meta http-equiv="Content-Security-Policy"[^>]*><title>/)
  })

  it('stands first in a page that names no charset', () => {
    const html = addPolicy('<head><script src="a.js"></script></head>', { edition: 'site', hosts: NO_HOSTS })
    expect(html).toMatch(/^<head>\s*<meta http-equiv="Content-Security-Policy"/)
  })

  it.each(['site', 'speaker'] as const)('names no host in the %s of a strict deck', (edition) => {
    const sources = Object.values(policy(page, { edition, hosts: NO_HOSTS })).flatMap((text) =>
      text.split(' '),
    )
    const harmless = ["'self'", "'none'", "'unsafe-inline'", 'data:', 'blob:']
    expect(sources.filter((source) => !harmless.includes(source))).toEqual([])
  })

  it.each(['site', 'speaker'] as const)('lets no text become a script in the %s', (edition) => {
    const found = policy('<head></head><script>run()</script>', { edition, hosts: NO_HOSTS })
    expect(found['script-src']).not.toMatch(/unsafe|data:|blob:|\*/)
    expect(found).toMatchObject({ 'default-src': "'none'", 'base-uri': "'none'", 'form-action': "'none'" })
  })

  it('allows a script in the page by the hash of what the browser reads', () => {
    const html = '<head></head><script type="module">one()\r\ntwo()</script><script src="a.js"></script>'
    const hash = createHash('sha256').update('one()\ntwo()').digest('base64')
    expect(policy(html, { edition: 'speaker', hosts: NO_HOSTS })['script-src']).toBe(`'sha256-${hash}'`)
    expect(policy(html, { edition: 'site', hosts: NO_HOSTS })['script-src']).toBe(`'self' 'sha256-${hash}'`)
  })

  it('lets an event attribute of the deck run, by its hash', () => {
    const handlers = eventHandlers('<p onclick="next()">a</p> <p @click="no()" data-on="no">on="no"</p>')
    expect(handlers).toEqual(['next()'])
    const hash = createHash('sha256').update('next()').digest('base64')
    expect(policy(page, { edition: 'site', hosts: NO_HOSTS, handlers })['script-src']).toBe(
      `'self' 'unsafe-hashes' 'sha256-${hash}'`,
    )
  })

  it('gives a host the right that the deck needs, and no other', () => {
    const hosts = {
      scripts: ['https://s.example'],
      frames: ['https://f.example'],
      assets: ['https://a.example'],
    }
    const found = policy(page, { edition: 'site', hosts })
    const withHost = (host: string) => Object.keys(found).filter((name) => found[name]?.includes(host))
    expect(withHost('https://s.example')).toEqual(['script-src'])
    expect(withHost('https://f.example')).toEqual(['frame-src', 'object-src'])
    expect(withHost('https://a.example')).toEqual([
      'style-src',
      'img-src',
      'font-src',
      'media-src',
      'connect-src',
    ])
  })

  it('allows to evaluate code where the deck lets its readers edit some', () => {
    const found = policy(page, { edition: 'site', hosts: NO_HOSTS, evaluates: true })
    expect(found['script-src']).toContain("'unsafe-eval'")
  })
})
