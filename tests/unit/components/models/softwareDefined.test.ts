import { expect, test } from 'vitest'
import { softwareDefined, type SoftwareDefinedPart } from '../../../../components/models/softwareDefined.ts'

test('each part is its own model', () => {
  expect(softwareDefined({ part: 'network' }).model.initial(0)).toHaveProperty('tables')
  expect(softwareDefined({ part: 'storage' }).model.initial(0)).toHaveProperty('place')
})

test('what a slide wrote for a part reaches its model', () => {
  expect(softwareDefined({ part: 'network', known: 'C' }).model.initial(0)).toMatchObject({
    tables: [
      [{ match: 'C' }, {}],
      [{ match: 'C' }, {}],
    ],
  })
  expect(softwareDefined({ part: 'storage', word: 'PONT' }).model.initial(0)).toMatchObject({
    content: ['P', 'O', 'N', 'T'],
  })
})

test('an unknown part is refused by the name of the property', () => {
  for (const part of ['compute', '', undefined]) {
    const make = () => softwareDefined({ part: part as SoftwareDefinedPart })
    expect(make).toThrow(RangeError)
    expect(make).toThrow(/^part /)
  }
})
