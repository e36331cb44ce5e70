import { expect, it } from 'vitest'
import { legible } from '../../../scripts/twin/contrast.ts'

it('leaves a colour that can be read as it is', () => {
  expect(legible('rgb(16, 24, 40)', 'rgb(255, 255, 255)')).toBe('rgb(16, 24, 40)')
})

it('darkens on a light ground and lightens on a dark one until the text can be read', () => {
  expect(legible('rgb(160, 173, 160)', 'rgb(255, 255, 255)')).toMatch(/^rgb\((?:\d\d|1[01]\d), /)
  expect(legible('rgb(60, 60, 60)', 'rgb(18, 18, 18)')).toMatch(/^rgb\(1[1-9]\d, /)
})

it('writes black or white where it cannot tell the colour', () => {
  expect(legible('oklch(0.5 0.1 20)', 'rgb(0, 0, 0)')).toBe('rgb(255, 255, 255)')
})
