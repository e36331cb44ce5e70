import { expect, test } from 'vitest'
import { describeGuestMode, guestModeAt } from '../../../../components/models/guestMode.ts'
import { plain } from './plainText.ts'

const STEPS = [0, 1, 2, 3, 4, 5]
const scenes = STEPS.map(guestModeAt)

test('the third mode is there from the first click on', () => {
  expect(scenes.map(({ hasGuestMode }) => hasGuestMode)).toEqual([false, true, true, true, true, true])
  expect(plain(describeGuestMode(guestModeAt(0)))).toMatch(/^Deux modes : /)
  expect(plain(describeGuestMode(guestModeAt(1)))).toMatch(/^Trois modes : /)
})

test('every change of side is a transition, and none other is', () => {
  for (const [index, { moment }] of scenes.entries()) {
    const before = scenes[index - 1]?.moment.mode ?? 'kernel'
    const wanted = before === moment.mode ? undefined : moment.mode === 'guest' ? 'entry' : 'exit'
    expect(moment.moved, `step ${index}`).toBe(wanted)
  }
})

test('a transition is drawn once it has been made', () => {
  expect(scenes.map(({ known }) => [...new Set(known)].join(' '))).toEqual([
    '',
    '',
    'entry',
    'entry exit',
    'entry exit',
    'entry exit',
  ])
})

test('the lines of the guest run one after the other, and OUT is emulated by the hypervisor', () => {
  expect(scenes.map(({ lines }) => lines.find(({ current }) => current)?.name)).toEqual([
    undefined,
    undefined,
    'ADD',
    'OUT',
    'OUT',
    'MOV',
  ])
  expect(guestModeAt(4).lines.map(({ name, fate }) => `${name} ${fate}`.trim())).toEqual([
    'ADD directe',
    'OUT émulée',
    'MOV',
  ])
  expect(scenes.map(({ moment }) => moment.handles === true)).toEqual(STEPS.map((step) => step === 4))
})

test('in words the picture names the modes, where the processor is, and what happens', () => {
  expect(plain(describeGuestMode(guestModeAt(3)))).toMatch(
    /Le processeur est en mode noyau\. OUT vise un périphérique : sortie de VM\.$/,
  )
  expect(plain(describeGuestMode(guestModeAt(5)))).toContain('Le processeur est en mode invité.')
})
