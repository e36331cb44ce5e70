import { expect, test } from 'vitest'
import {
  PROPERTIES,
  propertyMatch,
  type MatchAction,
  type Property,
} from '../../../../components/models/propertyMatch.ts'
import {
  describeMatch,
  describeName,
  emulatorVerdict,
  propertyName,
  sceneCaption,
  whyMatch,
} from '../../../../components/models/propertyMatchText.ts'
import { plain } from './plainText.ts'
import { stateAt } from './stateAt.ts'

function after(...actions: MatchAction[]) {
  return stateAt(propertyMatch(), 0, actions)
}
const lay = (name: Property, scene: Property): MatchAction => ({ type: 'place', name, scene })

test('a wrong place is told with what the drawing shows and what the name asks for, in one line', () => {
  expect(plain(whyMatch(after(lay('control', 'efficiency'))))).toBe(
    "« Contrôle » va ailleurs : ici, on évite l'arbitre. Le contrôle se voit au refus.",
  )
  for (const name of PROPERTIES)
    for (const scene of PROPERTIES) {
      const why = plain(whyMatch(after(lay(name, scene))))
      expect(why).toMatch(name === scene ? /^Oui, c'est là\./ : /va ailleurs/)
      expect(why.length).toBeLessThanOrEqual(91)
    }
})

test('with nothing laid the sentence says what to do, with all three right what they make, then what an emulator loses', () => {
  expect(plain(whyMatch(after()))).toMatch(/posez chaque nom/)
  expect(plain(whyMatch(after({ type: 'solve' })))).toBe(
    'Équivalence, efficacité, contrôle : un double efficace et isolé.',
  )
  expect(plain(whyMatch(after({ type: 'solve' }, { type: 'judge' })))).toMatch(/perd l'efficacité/)
})

test('no caption gives its own name away', () => {
  for (const scene of PROPERTIES)
    expect(sceneCaption(scene).toLowerCase()).not.toContain(propertyName(scene).toLowerCase())
})

test('a screen reader hears where a name lies', () => {
  expect(describeName(after(), 'efficiency')).toBe('Efficacité, à poser')
  expect(describeName(after(lay('efficiency', 'control')), 'efficiency')).toBe('Efficacité, sur le dessin 3')
})

test('the text equivalent tells drawings, names and, once asked, the emulator', () => {
  const before = plain(describeMatch(after(lay('control', 'control'))))
  expect(before).toMatch(/^Dessin 1, sans nom : la machine réelle et la VM calculent 2 \+ 3 et trouvent 5\./)
  expect(before).toContain('Dessin 3, Contrôle :')
  expect(before).not.toContain('Émulateur')
  const judged = plain(describeMatch(after({ type: 'solve' }, { type: 'judge' })))
  expect(judged.match(/Émulateur : (oui|non)/g)).toEqual([
    'Émulateur : oui',
    'Émulateur : non',
    'Émulateur : oui',
  ])
  expect(PROPERTIES.map(emulatorVerdict)).toEqual(['✓ oui', '× non', '✓ oui'])
})
