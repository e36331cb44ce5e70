import type { Deck } from './deck/deck.ts'
import type { Finding } from './deck/finding.ts'
import { AmphiError } from './errors.ts'
import { countFindings } from './report.ts'
import type { ReportFormat } from './reportFormat.ts'
import { writeError, writeFindings } from './reportFormat.ts'
import { DeckFindingsError } from './stopOnErrors.ts'

/**
 * What the command line says of an error, as text and as data.
 * @param isBuild whether an output was at stake
 */
export function explainError(
  error: unknown,
  { format, isBuild }: { format: ReportFormat; isBuild: boolean },
): { text: string; data: Record<string, unknown>; exitCode: number } {
  if (error instanceof DeckFindingsError) {
    const { findings } = error
    const outcome = isBuild ? '. Nothing was written; the last output is as it was.' : ''
    return {
      text: `\n${describeFindings({ files: error.deck.files, findings }, format)}\n\n${countFindings(findings)}${outcome}`,
      data: { findings },
      exitCode: 1,
    }
  }
  const known = toAmphiError(error)
  const { message, hint, file, line, column, exitCode } = known
  return {
    text: writeError(known, { cwd: process.cwd(), format }),
    data: { error: { message, hint, file, line, column } },
    exitCode,
  }
}

function toAmphiError(error: unknown): AmphiError {
  if (error instanceof AmphiError) return error
  const message = error instanceof Error ? error.message : String(error)
  if (error instanceof Error && error.name === 'CACError')
    return new AmphiError(message, { exitCode: 2, hint: 'See "npm run build -- --help".', cause: error })
  return new AmphiError(message, { hint: 'Run again with --debug for the details.', cause: error })
}

export function describeFindings(
  { files, findings }: { files: Deck['files']; findings: readonly Finding[] },
  format: ReportFormat,
): string {
  return writeFindings({ findings, files, cwd: process.cwd() }, format)
}
