import { expect, test } from 'vitest'
import { orDefaults } from '../../../../components/models/orDefaults.ts'

const defaults = { size: 100, name: 'disque' }

test('what is left out, or given as undefined, takes its default', () => {
  expect(orDefaults({}, defaults)).toEqual(defaults)
  expect(orDefaults({ size: undefined, name: 'base' }, defaults)).toEqual({ size: 100, name: 'base' })
})

test('a value that is empty is a value, to be refused by whoever checks it', () => {
  expect(orDefaults({ size: 0, name: '' }, defaults)).toEqual({ size: 0, name: '' })
})
