import type { SlideInfo, SlidevConfig } from '@slidev/types'
import { findAssetReferences, isRemote, visibleLines } from './assetReferences.ts'
import type { DeckCode } from './deckCode.ts'
import { withoutComments } from './deckCode.ts'

/** Origins such as `https://images.example`, sorted, by what a deck asks of them. */
export interface RemoteHosts {
  /** Run their scripts. */
  scripts: string[]
  /** Show their pages in a frame. */
  frames: string[]
  /** Fetch images, media, styles, fonts and data. */
  assets: string[]
}

export interface NamedHosts {
  slides: readonly Pick<SlideInfo, 'content' | 'frontmatter'>[]
  headmatter: Record<string, unknown>
  config: Pick<SlidevConfig, 'fonts' | 'plantUmlServer'>
  /** Of the deck, its theme and its addons. */
  code: DeckCode
}

const ADDRESS = /(?:https?|wss?):\/\/[a-z\d.-]+(?::\d+)?/gi
/** Names of things, never fetched. */
const NAMESPACES = new Set(['http://www.w3.org', 'https://www.w3.org'])

const FONT_PROVIDERS: Record<string, string[]> = {
  google: ['https://fonts.googleapis.com', 'https://fonts.gstatic.com'],
  coollabs: ['https://api.fonts.coollabs.io', 'https://cdn.fonts.coollabs.io'],
}

/** What Slidev's own components fetch, without an address in the deck. */
const EMBEDS: { used: RegExp; hosts: Partial<RemoteHosts> }[] = [
  { used: /<Youtube\b/i, hosts: { frames: ['https://www.youtube.com'] } },
  {
    used: /<Tweet\b/i,
    hosts: {
      scripts: ['https://platform.twitter.com', 'https://cdn.syndication.twimg.com'],
      frames: ['https://platform.twitter.com'],
      assets: ['https://platform.twitter.com', 'https://syndication.twitter.com'],
    },
  },
  {
    used: /<Blue-?sky\b/i,
    hosts: {
      scripts: ['https://embed.bsky.app'],
      frames: ['https://embed.bsky.app'],
      assets: ['https://public.api.bsky.app'],
    },
  },
]

/**
 * The hosts that a deck names: in its slides and their frontmatter, in its code, by its fonts, and in the headmatter
 * (`amphi: { hosts: [https://…] }`) those that it reaches in another way, such as the goal of a redirect.
 */
export function findRemoteHosts({ slides, headmatter, config, code }: NamedHosts): RemoteHosts {
  const found = { scripts: new Set<string>(), frames: new Set<string>(), assets: new Set<string>() }
  const add = (kind: keyof RemoteHosts, addresses: readonly string[]): void => {
    for (const origin of addresses.flatMap(originOf)) found[kind].add(origin)
  }
  for (const { content, frontmatter } of slides) {
    const text = visibleLines(content).join('\n')
    const place = { file: '', line: 0, contentLine: 0 }
    // Tags have their own kinds, below.
    const images = findAssetReferences({
      content: text.replace(/<[A-Za-z][^>]*>/g, ''),
      frontmatter: {},
      place,
    })
    add(
      'assets',
      images.map(({ target }) => target),
    )
    addTags(text, add)
    for (const [key, value] of Object.entries(frontmatter)) {
      if (typeof value === 'string' && isRemote(value)) add(key === 'url' ? 'frames' : 'assets', [value])
    }
    for (const { used, hosts } of EMBEDS) {
      if (used.test(text)) for (const kind of kinds) add(kind, hosts[kind] ?? [])
    }
    if (/^\s*(?:```|~~~)plantuml\b/m.test(content)) add('assets', [config.plantUmlServer])
  }
  const { scripts, styles } = code
  addTags(scripts, add)
  add('assets', addressesIn(`${withoutLinks(scripts)}\n${styles}`))
  add('frames', addressesIn(withoutLinks(scripts)))
  const { provider, webfonts = [] } = config.fonts
  if (webfonts.length > 0) add('assets', FONT_PROVIDERS[provider ?? ''] ?? [])
  add('assets', declared(headmatter))
  add('frames', declared(headmatter))
  return {
    scripts: [...found.scripts].sort(),
    frames: [...found.frames].sort(),
    assets: [...found.assets].sort(),
  }
}

const kinds = ['scripts', 'frames', 'assets'] as const

/** Every address in a tag that is not a link to follow, and in the body of a script or a style. */
function addTags(text: string, add: (kind: keyof RemoteHosts, addresses: readonly string[]) => void): void {
  for (const [, name = '', attributes = ''] of text.matchAll(
    /<([A-Za-z][\w-]*)((?:"[^"]*"|'[^']*'|[^>"'])*)>/g,
  )) {
    const tag = name.toLowerCase()
    if (tag === 'a') continue
    const kind = tag === 'script' ? 'scripts' : /^(?:iframe|embed|object)$/.test(tag) ? 'frames' : 'assets'
    add(kind, addressesIn(attributes))
  }
  for (const [, body = ''] of text.matchAll(/<(?:script|style)\b[^>]*>([\s\S]*?)<\/(?:script|style)>/gi))
    add('assets', addressesIn(withoutComments(body)))
}

function withoutLinks(code: string): string {
  return code.replace(/<a\s(?:"[^"]*"|'[^']*'|[^>"'])*>/gi, '')
}

function addressesIn(text: string): string[] {
  const relativeToScheme = [...text.matchAll(/["'(]\s*(\/\/[a-z\d-]+(?:\.[a-z\d-]+)+)/gi)].map(
    ([, host = '']) => host,
  )
  return [...(text.match(ADDRESS) ?? []), ...relativeToScheme]
}

function originOf(address: string): string[] {
  const url = URL.parse(address.startsWith('//') ? `https:${address}` : address)
  // A host may hold quotes and semicolons, which mean something else in a policy.
  if (!url || !/^(?:https?|wss?):$/.test(url.protocol) || !/^[\w.:*-]+$/.test(url.host)) return []
  const origin = `${url.protocol}//${url.host}`
  return NAMESPACES.has(origin) ? [] : [origin]
}

function declared(headmatter: Record<string, unknown>): string[] {
  const { hosts } = (headmatter['amphi'] ?? {}) as { hosts?: unknown }
  return [hosts].flat().filter((host) => typeof host === 'string')
}
