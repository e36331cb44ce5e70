import { describe, expect, it } from 'vitest'
import type { Output } from '../../../scripts/outputs.ts'
import {
  DEFAULT_NAMES,
  OUTPUTS,
  OUTPUT_NAMES,
  besideSite,
  keptPaths,
  parseOutputNames,
  variantsOf,
} from '../../../scripts/outputs.ts'

describe('outputs', () => {
  it('builds everything unless told otherwise, but what is on demand', () => {
    expect(parseOutputNames([])).toEqual(OUTPUT_NAMES.filter((name) => name !== 'slides-steps'))
    expect(parseOutputNames(['slides-steps'])).toEqual(['slides-steps'])
  })

  it('keeps, while some are replaced, all the others, those on demand included', () => {
    expect(keptPaths(parseOutputNames(['handout', 'notes']))).toEqual([
      'site',
      'speaker/deck.html',
      'site/slides.pdf',
      'speaker/slides.pdf',
      'speaker/slides-steps.pdf',
      'site/handout-ruled.pdf',
      'site/handout.html',
    ])
  })

  it('keeps nothing of the last output when the whole is built: what was made on demand is stale', () => {
    expect(keptPaths(DEFAULT_NAMES)).toEqual([])
    expect(keptPaths(OUTPUT_NAMES)).toEqual([])
  })

  it('places them in the order of the table, whatever order they are named in', () => {
    expect(parseOutputNames(['notes', 'site', 'slides'])).toEqual(['site', 'slides', 'notes'])
  })

  it('calls an unknown name wrong usage, and says which there are', () => {
    expect(() => parseOutputNames(['poster'])).toThrow(
      expect.objectContaining({
        exitCode: 2,
        message: 'There is no output "poster"',
        hint: expect.stringContaining('slides-steps') as unknown,
      }),
    )
  })

  it('prints, of a single session, every variant, and neither the site nor the deck, which hold all of them', () => {
    expect(parseOutputNames([], { ofSession: true })).toEqual([
      'slides',
      'handout',
      'handout-ruled',
      'notes',
      'handout-html',
    ])
    expect(() => parseOutputNames(['site'], { ofSession: true })).toThrow(
      expect.objectContaining({ exitCode: 2, message: '"site" always holds every session' }),
    )
  })

  it('puts no notes below the site, and every path in one place only', () => {
    const paths = OUTPUT_NAMES.flatMap((name): readonly string[] => OUTPUTS[name].paths)
    expect(paths.filter((path) => /^site.*note/.test(path))).toEqual([])
    expect(OUTPUTS.notes.paths).toEqual(['speaker/notes.pdf'])
    expect(new Set(paths).size).toBe(paths.length)
  })

  it('prints each variant from a view', () => {
    expect(variantsOf(['site', 'deck', 'handout', 'notes']).map(([name, { view }]) => [name, view])).toEqual([
      ['handout', 'handout'],
      ['notes', 'notes'],
    ])
    for (const name of OUTPUT_NAMES) {
      const output: Output = OUTPUTS[name]
      expect(output.kind === 'edition', name).toBe(name === 'site' || name === 'deck')
    }
  })
})

describe('what lies beside the site', () => {
  it('is what this build makes and what it keeps, and nothing of the speaker’s', () => {
    expect(besideSite(['site', 'slides', 'notes'], [])).toEqual(['slides.pdf'])
    expect(besideSite(['site'], ['site/handout.pdf', 'site/index.html', 'speaker/notes.pdf'])).toEqual([
      'handout.pdf',
    ])
    expect(besideSite(['site', 'handout'], ['site/handout.pdf'])).toEqual(['handout.pdf'])
    expect(besideSite(DEFAULT_NAMES, [])).toEqual([
      'handout-ruled.pdf',
      'handout.html',
      'handout.pdf',
      'slides.pdf',
    ])
  })
})
