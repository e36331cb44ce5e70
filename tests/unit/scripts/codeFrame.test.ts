import { describe, expect, it } from 'vitest'
import { codeFrame } from '../../../scripts/codeFrame.ts'

describe('codeFrame', () => {
  it.each([1, 60, 300, 599, 600])('points at the character in column %i of a long line', (column) => {
    const line = Array.from({ length: 600 }, (_, index) => String.fromCodePoint(0x4e00 + index)).join('')
    const [shown = '', caret = ''] = codeFrame(`\n${line}`, { line: 2, column }).split('\n')
    expect(shown[caret.length - 1]).toBe(line[column - 1])
    expect(shown.length).toBeLessThan(120)
  })

  it('shows a short line whole, and tabs as one space each, so that the caret stands right', () => {
    expect(codeFrame('\ta b', { line: 1, column: 4 })).toBe('  1 |  a b\n         ^')
  })

  it('shows nothing of a line that is empty or not there', () => {
    expect(codeFrame('a\n\n', { line: 2, column: 1 })).toBe('')
    expect(codeFrame('a', { line: 9 })).toBe('')
    expect(codeFrame(undefined, { line: 1 })).toBe('')
  })
})
