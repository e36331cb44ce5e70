import { expect, test } from 'vitest'
import { objectives, type ObjectivesAction } from '../../../../components/models/objectives.ts'
import { describeObjectives, OBJECTIVES, progress } from '../../../../components/models/objectivesText.ts'
import { plain } from './plainText.ts'
import { stateAt } from './stateAt.ts'

function after(...ticks: number[]) {
  const free = ticks.map((objective): ObjectivesAction => ({ type: 'toggle', objective }))
  return stateAt(objectives(OBJECTIVES.length), 0, free)
}

test('both sessions have objectives, in the order of the lecture, and each begins with its own verb', () => {
  const sessions = OBJECTIVES.map(({ session }) => session)
  expect(sessions).toEqual([...sessions].sort((a, b) => a - b))
  expect(new Set(sessions)).toEqual(new Set([1, 2]))
  expect(new Set(OBJECTIVES.map(({ verb }) => verb)).size).toBe(OBJECTIVES.length)
  for (const { verb } of OBJECTIVES) expect(verb).toMatch(/^[A-Z]\p{L}+(er|ir|re)$/u)
})

test('the text equivalent says every objective with its tick, and how many are ticked', () => {
  const text = plain(describeObjectives(after(1)))
  expect(text).toContain("Définir une VM et la distinguer d'un émulateur : à cocher.")
  expect(text).toContain('Chiffrer une consolidation, marge comprise : coché.')
  expect(text).toMatch(/1 coché sur 5\.$/)
  expect(progress(after())).toBe('0 coché sur 5')
  expect(progress(after(0, 4))).toBe('2 cochés sur 5')
})
