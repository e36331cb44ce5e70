import { describe, expect, test } from 'vitest'
import glossary from '../../../../data/glossary.json' with { type: 'json' }
import { glossaryEntry, sortedGlossary } from '../../../../components/models/glossary.ts'

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
