import { describe, expect, it } from 'vitest'
import { OUTPUT_NAMES, keptPaths, parseOutputNames, viewsToPrint } from '../../../scripts/outputs.ts'

describe('outputs', () => {
  it('builds everything unless told otherwise', () => {
    expect(parseOutputNames([])).toEqual(OUTPUT_NAMES)
    expect(keptPaths(OUTPUT_NAMES)).toEqual([])
  })

  it('prints only what is asked for and keeps the rest', () => {
    const names = parseOutputNames(['handout'])
    expect(viewsToPrint(names)).toEqual(['handout'])
    expect(keptPaths(names)).toEqual([
      'site',
      'speaker/deck.html',
      'site/slides.pdf',
      'speaker/slides.pdf',
      'site/handout.html',
    ])
  })

  it('calls an unknown name wrong usage', () => {
    expect(() => parseOutputNames(['poster'])).toThrow(expect.objectContaining({ exitCode: 2 }))
  })
})
