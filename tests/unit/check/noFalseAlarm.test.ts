import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readAndCheck } from '../../../scripts/checkDeck.ts'
import { deckFolder } from '../../support/deckFolder.ts'

async function rules(slides: string, files: Record<string, string> = {}) {
  const folder = await deckFolder({ ...files, 'slides.md': slides })
  const { findings } = await readAndCheck({ path: join(folder, 'slides.md') }, new AbortController().signal)
  return findings.map(({ rule }) => rule)
}

const image = { 'public/cat.png': '' }

describe('the check leaves alone', () => {
  it('an image that only decorates, or whose text Vue computes', async () => {
    expect(
      await rules('# One\n\n<img src="/cat.png" alt="">\n<img src="/cat.png" :alt="text">\n', image),
    ).toEqual([])
    expect(await rules('# One\n\n<img src="/cat.png">\n', image)).toEqual(['alt-text'])
  })

  it('links to slides, aliases, ids, files and other sites', async () => {
    const links =
      '[a](/2) [b](2) [c](/end) [d](#here) [e](/cat.png) [f](https://a.test/99) <Link :to="no">g</Link> <Link to="1">h</Link>'
    const second = '---\nrouteAlias: end\n---\n\n# Two\n\n<p id="here">Here</p>\n'
    expect(await rules(`# One\n\n${links}\n\n${second}`, image)).toEqual([])
    expect(await rules(`# One\n\n[a](/nowhere)\n\n${second}`)).toEqual(['dead-link'])
  })

  it('components from files, from the script of the slide, and from set-up code', async () => {
    const slide = '# One\n\n<Mine /> <Tweet id="1" /> <KeepAlive><div /></KeepAlive>\n'
    expect(await rules(slide, { 'components/deep/Mine.vue': '' })).toEqual([])
    expect(await rules(`${slide}\n<script setup>\nimport Mine from './Mine.vue'\n</script>\n`)).toEqual([])
    expect(
      await rules(slide, { 'setup/main.ts': "export default ({ app }) => app.component('Mine', {})" }),
    ).toEqual([])
    expect(
      await rules(slide, { 'setup/main.ts': 'export default ({ app }) => app.use(everything)' }),
    ).toEqual([])
    expect(await rules(slide)).toEqual(['unknown-component'])
  })

  it('slots of a layout of the deck, be they computed', async () => {
    const slide = '---\nlayout: mine\n---\n\n# One\n\n::aside::\n\nText\n'
    const layout = (slot: string) => ({ 'layouts/mine.vue': `<template><slot />${slot}</template>` })
    expect(await rules(slide, layout('<slot name="aside" />'))).toEqual([])
    expect(await rules(slide, layout('<slot v-for="name in names" :name="name" />'))).toEqual([])
    expect(await rules(slide, layout(''))).toEqual(['unknown-slot'])
  })

  it('titles of two columns, and a slide that is one image', async () => {
    expect(
      await rules(
        '---\nlayout: two-cols\n---\n\n# One\n\n::right::\n\n# Two\n\n---\nlayout: image\nimage: /cat.png\n---\n',
        image,
      ),
    ).toEqual([])
  })
})
