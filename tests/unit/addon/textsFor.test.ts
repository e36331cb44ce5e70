import { expect, it } from 'vitest'
import { textsFor } from '../../../addon/textsFor.ts'

it.each([
  ['fr', 'bonjour'],
  ['fr-CA', 'bonjour'],
  ['FR-ca', 'bonjour'],
  ['en', 'hello'],
  ['de', 'hello'],
  ['frr', 'hello'],
  ['', 'hello'],
])('a deck in "%s" says %s', (lang, word) => {
  expect(textsFor(lang, { fr: 'bonjour', en: 'hello' })).toBe(word)
})
