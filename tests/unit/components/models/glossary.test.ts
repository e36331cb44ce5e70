import { describe, expect, test } from 'vitest'
import glossary from '../../../../data/glossary.json' with { type: 'json' }
import { findTerms, glossaryEntry, sortedGlossary } from '../../../../components/models/glossary.ts'

describe('the glossary of the lecture', () => {
  test('defines each of its terms once, in French and in English, in one sentence', () => {
    expect(glossary.length).toBeGreaterThanOrEqual(40)
    for (const key of ['id', 'term'] as const)
      expect(new Set(glossary.map((entry) => entry[key])).size).toBe(glossary.length)
    for (const { term, english, definition } of glossary) {
      expect(english, term).not.toBe('')
      expect(definition, term).toMatch(/^[^.]+\.$/)
    }
  })
})

test('an id that is not defined is named', () => {
  expect(glossaryEntry(glossary, 'hypervisor').term).toMatch('Hyperviseur')
  expect(() => glossaryEntry(glossary, 'hyperviseur')).toThrow(/^id "hyperviseur" is not defined/)
})

test('the list is in the alphabetical order of French, where an accent does not count', () => {
  const entry = (term: string) => ({ id: term, term, english: '', definition: '' })
  expect(sortedGlossary(['Zone', 'Émulation', 'Disque'].map(entry)).map(({ term }) => term)).toEqual([
    'Disque',
    'Émulation',
    'Zone',
  ])
})

test('a search finds words of the term, of the English and of the sentence, in any order and without accents', () => {
  const found = (query: string) => findTerms(glossary, query).map(({ id }) => id)
  expect(found('EMULATION')).toContain('emulation')
  expect(found('balloon')).toEqual(['balloon'])
  expect(found('instruction privilegiee')).toContain('privileged-instruction')
  expect(found('ecriture copie')).toContain('copy-on-write')
  expect(found('')).toHaveLength(glossary.length)
  expect(found('nowhere')).toEqual([])
})
