import { describe, expect, it } from 'vitest'
import { AmphiError } from '../../../scripts/errors.ts'
import { asMachineError } from '../../../scripts/machineError.ts'

const coded = (code: string) => Object.assign(new Error(`${code}: refused, write`), { code })

describe('an error of the machine', () => {
  it.each([
    ['of Node', coded('ENOSPC')],
    ['of a quota', coded('EDQUOT')],
    ['of the bundler, which is no Node', new Error('Could not write: No space left on device (os error 28)')],
    ['of another process, as text', new AmphiError("ENOSPC: no space left on device, write '/tmp/a'")],
    ['deeper down', new AmphiError('Not written', { cause: coded('ENOSPC') })],
  ])('says that the disk is full, and what to do, for one %s', (_whose, error) => {
    const told = asMachineError(error)
    expect(told?.message).toMatch(/^The disk is full \(/)
    expect(told?.hint).toContain('run the same command again')
    expect(told?.cause).toBe(error)
  })

  it.each([
    ['EROFS', 'may only be read'],
    ['EMFILE', 'Too many files'],
  ])('explains %s', (code, message) => {
    expect(asMachineError(coded(code))?.message).toContain(message)
  })

  it.each([new Error('The disk is full, says the slide'), coded('ENOENT'), 'ENOSPC', undefined])(
    'is not seen in %s',
    (error) => {
      expect(asMachineError(error)).toBeUndefined()
    },
  )
})
