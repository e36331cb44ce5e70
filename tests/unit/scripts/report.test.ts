import { stripVTControlCharacters } from 'node:util'
import { describe, expect, it } from 'vitest'
import type { Finding } from '../../../scripts/deck/finding.ts'
import { AmphiError } from '../../../scripts/errors.ts'
import { countFindings, formatError, formatFindings } from '../../../scripts/report.ts'

const finding: Finding = {
  rule: 'missing-asset',
  severity: 'error',
  message: '"/a.png" does not exist',
  hint: 'Put it there.',
  file: '/deck/slides.md',
  line: 2,
  column: 8,
}

describe('formatFindings', () => {
  it('shows place, sentence, code with a caret, and what to do', () => {
    const text = formatFindings({
      findings: [finding],
      files: new Map([['/deck/slides.md', '# One\n![alt](/a.png)\n']]),
      cwd: '/deck',
    })
    expect(stripVTControlCharacters(text).split('\n')).toEqual([
      'slides.md:2:8  error  "/a.png" does not exist  missing-asset',
      '  2 | ![alt](/a.png)',
      '             ^',
      '  → Put it there.',
    ])
  })

  it('sorts by place', () => {
    const text = formatFindings({
      findings: [{ ...finding, line: 9 }, finding],
      files: new Map(),
      cwd: '/deck',
    })
    expect(text.indexOf(':2:8')).toBeLessThan(text.indexOf(':9:8'))
  })
})

describe('countFindings', () => {
  it('counts errors and warnings apart', () => {
    const warning: Finding = { ...finding, severity: 'warning' }
    expect(countFindings([finding, warning, warning])).toBe('1 error, 2 warnings')
    expect(countFindings([])).toBe('no finding')
  })
})

describe('formatError', () => {
  it('names the file only where there is one', () => {
    const plain = (error: AmphiError) => stripVTControlCharacters(formatError(error, '/deck'))
    expect(plain(new AmphiError('It broke', { hint: 'Mend it.', file: '/deck/a.md', line: 3 }))).toBe(
      'a.md:3  error  It broke\n  → Mend it.',
    )
    expect(plain(new AmphiError('It broke'))).toBe('error  It broke')
  })
})
