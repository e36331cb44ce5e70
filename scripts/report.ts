import { relative } from 'node:path'
import { styleText } from 'node:util'
import { codeFrame } from './codeFrame.ts'
import type { Finding } from './deck/finding.ts'
import { sortFindings } from './deck/finding.ts'
import type { AmphiError } from './errors.ts'

export interface ReportRequest {
  findings: readonly Finding[]
  /** Text of the files, for the code frames. */
  files: ReadonlyMap<string, string>
  /** Paths are printed relative to this folder. */
  cwd: string
}

/** Findings as text for a terminal or a log: place, sentence, code frame, hint. */
export function formatFindings({ findings, files, cwd }: ReportRequest): string {
  return sortFindings(findings)
    .map((finding) => {
      const mark = finding.severity === 'error' ? styleText('red', 'error') : styleText('yellow', 'warning')
      const lines = [
        `${placeOf(finding, cwd)}  ${mark}  ${finding.message}  ${styleText('dim', finding.rule)}`,
      ]
      const frame = codeFrame(files.get(finding.file), finding)
      if (frame) lines.push(frame)
      if (finding.hint) lines.push(`  → ${finding.hint}`)
      return lines.join('\n')
    })
    .join('\n\n')
}

/** "2 errors, 1 warning" */
export function countFindings(findings: readonly Finding[]): string {
  const errors = findings.filter(({ severity }) => severity === 'error').length
  const warnings = findings.length - errors
  const counted = [errors && plural(errors, 'error'), warnings && plural(warnings, 'warning')].filter(Boolean)
  return counted.length ? counted.join(', ') : 'no finding'
}

export function formatError(error: AmphiError, cwd: string): string {
  const place = error.file
    ? `${placeOf({ file: error.file, line: error.line, column: error.column }, cwd)}  `
    : ''
  return `${place}${styleText('red', 'error')}  ${error.message}${error.hint ? `\n  → ${error.hint}` : ''}`
}

function placeOf(
  { file, line, column }: { file: string; line?: number | undefined; column?: number | undefined },
  cwd: string,
): string {
  const path = relative(cwd, file)
  const shown = path.startsWith('..') ? file : path
  return [shown, line, line && column].filter((part) => part !== undefined).join(':')
}

export function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`
}
