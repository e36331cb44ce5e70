import { expect, test } from 'vitest'
import { french } from '../../../../components/models/typography.ts'

test('high punctuation, quotes, units and apostrophes get the French signs', () => {
  expect(french("Qui l'a dit ? « Moi » : 4 Go, 40 % ; voilà !")).toBe(
    'Qui l’a dit\u202f? «\u00a0Moi\u00a0»\u00a0: 4\u00a0Go, 40\u00a0%\u202f; voilà\u202f!',
  )
})

test('what is already set stays as it is', () => {
  const set = french('Type 1 : natif ; 3 blocs ?')
  expect(french(set)).toBe(set)
})
