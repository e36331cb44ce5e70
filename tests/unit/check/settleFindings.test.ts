import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { renderedRules } from '../../../scripts/check/checkRendered.ts'
import { checkSource } from '../../../scripts/check/checkSource.ts'
import { settleFindings } from '../../../scripts/check/settleFindings.ts'
import { sourceRules } from '../../../scripts/check/sourceRules.ts'
import type { Finding } from '../../../scripts/deck/finding.ts'
import { readDeck } from '../../../scripts/deck/readDeck.ts'
import { readAndCheck } from '../../../scripts/checkDeck.ts'
import { deckFolder } from '../../support/deckFolder.ts'

const image = '# One\n\n![A cat on a roof](https://images.invalid/cat.png)\n'

async function read(files: Record<string, string>) {
  const folder = await deckFolder(files)
  return (await readDeck(join(folder, 'slides.md'), new AbortController().signal)).deck
}

async function check(slides: string) {
  const folder = await deckFolder({ 'slides.md': slides })
  return (await readAndCheck({ path: join(folder, 'slides.md') }, new AbortController().signal)).findings
}

describe('the severity that the headmatter gives to a rule', () => {
  it.each([
    ['error', [{ rule: 'remote-asset', severity: 'error' }]],
    ['warning', [{ rule: 'remote-asset', severity: 'warning' }]],
    ['off', []],
  ])('counts: %s', async (level, findings) => {
    for (const strict of [true, false])
      expect(
        await check(`---\namphi: { strict: ${strict}, rules: { remote-asset: ${level} } }\n---\n\n${image}`),
      ).toMatchObject(findings)
  })

  it('turns on what only strict decks are asked', async () => {
    const long = `# One\n\n<img src="data:," alt="A cat on a roof">\n\n${'word '.repeat(60)}\n`
    expect(await check(long)).toEqual([])
    expect(await check(`---\namphi: { rules: { density: warning } }\n---\n\n${long}`)).toMatchObject([
      { rule: 'density', severity: 'warning' },
    ])
  })

  it('never counts for what does not compile', async () => {
    expect(
      await check('---\namphi: { rules: { unclosed-element: off } }\n---\n\n# One\n\n<div>\n'),
    ).toMatchObject([
      { rule: 'rule-setting', severity: 'error', line: 2 },
      { rule: 'unclosed-element', severity: 'error' },
    ])
  })
})

describe('the allow of a slide', () => {
  it('accepts, with a reason, what its rule finds on this slide and on no other', async () => {
    const slides = `# Zero\n\n---\nallow: [{ rule: remote-asset, why: The page is shown live. }]\n---\n\n${image}\n---\n\n${image}`
    expect(await check(slides)).toMatchObject([{ rule: 'remote-asset', slide: 3 }])
  })

  it('accepts nothing without one', async () => {
    expect(await check(`---\nallow: [{ rule: remote-asset, why: ' ' }]\n---\n\n${image}`)).toMatchObject([
      { rule: 'allow-reason', severity: 'error', line: 2 },
      { rule: 'remote-asset' },
    ])
  })

  it('of the first slide accepts what belongs to no slide', async () => {
    const slides = (allow: string) =>
      `---\nsessions: [{ title: One, minutes: 9 }]\nminutes: 3\n${allow}---\n\n# One\n`
    expect(await check(slides(''))).toMatchObject([{ rule: 'budget' }])
    expect(await check(slides('allow: [{ rule: budget, why: The rest is a discussion. }]\n'))).toEqual([])
  })

  it('is a finding, at its line, when nothing is found, once its rule has looked', async () => {
    const deck = await read({
      'slides.md':
        '---\nallow:\n  - { rule: blank-slide, why: A pause. }\n  - { rule: alt-text, why: Later. }\n---\n\n# One\n',
    })
    const found = await checkSource(deck)
    expect(settleFindings(deck, found, sourceRules)).toMatchObject([
      { rule: 'unused-allow', severity: 'warning', line: 4, slide: 1 },
    ])
    const blank: Finding = {
      rule: 'blank-slide',
      severity: 'error',
      message: 'Blank',
      file: deck.entry,
      line: 1,
      slide: 1,
    }
    expect(settleFindings(deck, [blank], renderedRules)).toEqual([])
    expect(settleFindings(deck, [], renderedRules)).toMatchObject([{ rule: 'unused-allow', line: 3 }])
  })

  it('is no way around what does not compile', async () => {
    const slides = '---\nallow: [{ rule: unclosed-element, why: It works for me. }]\n---\n\n# One\n\n<div>\n'
    expect(await check(slides)).toMatchObject([{ rule: 'allow-reason' }, { rule: 'unclosed-element' }])
  })
})

describe('settleFindings', () => {
  it('tells once of a part that is imported twice', async () => {
    const deck = await read({
      'slides.md': '---\nsrc: ./p.md\n---\n\n---\nsrc: ./p.md\n---\n',
      'p.md': image,
    })
    const found = await checkSource(deck)
    expect(found).toHaveLength(2)
    expect(settleFindings(deck, found, sourceRules)).toHaveLength(1)
  })

  it('leaves what it was given as it was', async () => {
    const deck = await read({
      'slides.md': `---\namphi: { rules: { remote-asset: error } }\n---\n\n${image}`,
    })
    const found = await checkSource(deck)
    const before = structuredClone(found)
    settleFindings(deck, found, sourceRules)
    expect(found).toEqual(before)
  })
})
