import { describe, expect, it } from 'vitest'
import { readPrintFlags } from '../../../scripts/printFlags.ts'

describe('the options that say what is printed', () => {
  it('are all optional: everything is printed, with its answers and without times of day', () => {
    expect(readPrintFlags({})).toEqual({ session: undefined, answers: true, start: undefined })
  })

  it('take a session by its number, and leave the answers out when told so', () => {
    expect(readPrintFlags({ session: 2, answers: false })).toMatchObject({ session: 2, answers: false })
  })

  it.each([
    ['08:00', '08:00'],
    ['8:05', '08:05'],
    ['23:59', '23:59'],
  ])('take %s as the time %s', (given, start) => {
    expect(readPrintFlags({ start: given })).toMatchObject({ start })
  })

  it.each([0, -1, 1.5, 'two', true, [1, 2]])('call %s no session, and say what one is', (session) => {
    expect(() => readPrintFlags({ session })).toThrow(
      expect.objectContaining({ exitCode: 2, hint: expect.stringContaining('--session 2') as unknown }),
    )
  })

  it.each(['24:00', '08:60', '8', 800, 'morning', '08:00:00', true, ['08:00', '09:00']])(
    'call %s no time, and say what one is',
    (start) => {
      expect(() => readPrintFlags({ start })).toThrow(
        expect.objectContaining({ exitCode: 2, hint: expect.stringContaining('--start 08:00') as unknown }),
      )
    },
  )
})
