import { describe, expect, it } from 'vitest'
import type { Finding } from '../../../scripts/deck/finding.ts'
import { AmphiError } from '../../../scripts/errors.ts'
import { formatErrorForGitHub, formatForGitHub } from '../../../scripts/githubReport.ts'

const finding: Finding = {
  rule: 'missing-asset',
  severity: 'error',
  message: '"/a,b.png" does not exist: 100 % gone',
  hint: 'Put it there.',
  file: '/repository/deck/a,b: c.md',
  line: 2,
  column: 8,
}

describe('formatForGitHub', () => {
  it('writes one command a finding, which GitHub reads back as it was', () => {
    const [annotation, ...others] = formatForGitHub([finding], '/repository').split('\n')
    expect(others).toEqual([])
    expect(parse(annotation ?? '')).toEqual({
      command: 'error',
      file: 'deck/a,b: c.md',
      line: '2',
      col: '8',
      title: 'missing-asset',
      message: '"/a,b.png" does not exist: 100 % gone\nPut it there.',
    })
  })

  it('leaves out a column that is not known, and sorts by place', () => {
    const { column: _, ...later } = { ...finding, line: 9, severity: 'warning' as const }
    const lines = formatForGitHub([later, finding], '/repository').split('\n').map(parse)
    expect(lines).toMatchObject([
      { command: 'error', line: '2' },
      { command: 'warning', line: '9' },
    ])
    expect(lines[1]).not.toHaveProperty('col')
  })
})

describe('formatErrorForGitHub', () => {
  it('needs no file', () => {
    const told = parse(formatErrorForGitHub(new AmphiError('It broke', { hint: 'Mend it.' }), '/repository'))
    expect(told).toEqual({ command: 'error', title: 'amphi', message: 'It broke\nMend it.' })
  })
})

/** Reads a command the way the runner does: properties parted by commas, then the escapes. */
function parse(line: string): Record<string, string> {
  const [, command = '', properties = '', message = ''] = /^::(\w+) (.*?)::(.*)$/.exec(line) ?? []
  const read = (text: string) =>
    text
      .replaceAll('%2C', ',')
      .replaceAll('%3A', ':')
      .replaceAll('%0A', '\n')
      .replaceAll('%0D', '\r')
      .replaceAll('%25', '%')
  const named = properties.split(',').map((property) => {
    const [key = '', value = ''] = property.split('=')
    return [key, read(value)] as const
  })
  return { command, ...Object.fromEntries(named), message: read(message) }
}
