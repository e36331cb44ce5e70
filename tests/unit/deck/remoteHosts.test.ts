import { describe, expect, it } from 'vitest'
import type { NamedHosts } from '../../../scripts/deck/remoteHosts.ts'
import { findRemoteHosts } from '../../../scripts/deck/remoteHosts.ts'

const config = {
  fonts: { provider: 'none', webfonts: [] },
  plantUmlServer: 'https://plantuml.example/server',
} as unknown as NamedHosts['config']

function hosts(content: string, named: Partial<NamedHosts> & { frontmatter?: Record<string, unknown> } = {}) {
  const { frontmatter = {}, ...rest } = named
  const slides = [{ content, frontmatter }]
  return findRemoteHosts({ slides, headmatter: {}, config, code: { scripts: '', styles: '' }, ...rest })
}

const none = { scripts: [], frames: [], assets: [] }

describe('findRemoteHosts', () => {
  it('finds none in a deck that has everything with it', () => {
    expect(hosts('# One\n\n![a](/a.png) <img src="./b.png"> $a // b$')).toEqual(none)
  })

  it.each([
    ['![a](https://a.example/b.png)', 'https://a.example'],
    ['![a](http://a.example:8080/b.png)', 'http://a.example:8080'],
    ['<img\n  src="//a.example/b.png">', 'https://a.example'],
    ['<video poster="https://a.example/b.png">', 'https://a.example'],
    ['<img :src="`https://a.example/` + name">', 'https://a.example'],
    ['<style>\n@import "https://a.example/b.css";\n</style>', 'https://a.example'],
    ['<script setup>\nfetch("https://a.example/b")\n</script>', 'https://a.example'],
  ])('may fetch what %s names', (content, host) => {
    expect(hosts(content)).toEqual({ ...none, assets: [host] })
  })

  it('shows in a frame, and runs, only what a tag of that kind names', () => {
    const content =
      '<iframe src="https://f.example/a"></iframe>\n<script src="https://s.example/b.js"></script>'
    expect(hosts(content)).toEqual({ ...none, frames: ['https://f.example'], scripts: ['https://s.example'] })
  })

  it('leaves out what is only said, linked to, shown as code or commented out', () => {
    const content = [
      'See https://a.example, <https://b.example>, [c](https://c.example) and <a href="https://d.example">d</a>.',
      '`<img src="https://e.example/e.png">`',
      '```html',
      '<img src="https://f.example/f.png">',
      '```',
      '<!-- <img src="https://g.example/g.png"> -->',
    ].join('\n')
    expect(hosts(content)).toEqual(none)
  })

  it('reads the frontmatter: images to fetch, and the page of a layout', () => {
    const frontmatter = { background: 'https://a.example/b', url: 'https://f.example/page', todo: 'https:' }
    expect(hosts('', { frontmatter })).toEqual({
      ...none,
      assets: ['https://a.example'],
      frames: ['https://f.example'],
    })
  })

  it('reads the code of the deck, but no namespace and no link', () => {
    const scripts = `<a href="https://l.example">l</a><svg xmlns="http://www.w3.org/2000/svg"/> fetch('https://a.example/b')`
    const styles = 'p { background: url(https://b.example/c.png) }'
    expect(hosts('', { code: { scripts, styles } })).toEqual({
      scripts: [],
      frames: ['https://a.example'],
      assets: ['https://a.example', 'https://b.example'],
    })
  })

  it('knows where the fonts come from that the deck takes from the network', () => {
    const fonts = { provider: 'google', webfonts: ['Roboto'] } as unknown as NamedHosts['config']['fonts']
    const google = ['https://fonts.googleapis.com', 'https://fonts.gstatic.com']
    expect(hosts('', { config: { ...config, fonts } })).toEqual({ ...none, assets: google })
    expect(hosts('', { config: { ...config, fonts: { ...fonts, webfonts: [] } } })).toEqual(none)
  })

  it('knows what components and fences of Slidev reach', () => {
    expect(hosts('<Youtube id="abc" />').frames).toEqual(['https://www.youtube.com'])
    expect(hosts('```plantuml\nA -> B\n```').assets).toEqual(['https://plantuml.example'])
  })

  it.each(["https://a';script-src", 'https://a"b.example', 'file:///etc', 'a.example', '*'])(
    'takes %s for no host',
    (declared) => expect(hosts('', { headmatter: { amphi: { hosts: [declared] } } })).toEqual(none),
  )

  it('takes the hosts that the headmatter declares, of any kind but scripts', () => {
    const declared = ['https://a.example', 'https://a.example/again']
    expect(hosts('', { headmatter: { amphi: { hosts: declared } } })).toEqual({
      scripts: [],
      frames: ['https://a.example'],
      assets: ['https://a.example'],
    })
  })
})
