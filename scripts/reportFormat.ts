import process from 'node:process'
import { AmphiError } from './errors.ts'
import { formatErrorForGitHub, formatForGitHub } from './githubReport.ts'
import type { ReportRequest } from './report.ts'
import { formatError, formatFindings } from './report.ts'

/** How findings and errors are written: for people, for programs, for GitHub's annotations. */
export type ReportFormat = 'text' | 'json' | 'github'

const FORMATS: readonly ReportFormat[] = ['text', 'json', 'github']

/**
 * What `--format` names, or `--json`; else what suits the place: GitHub Actions sets GITHUB_ACTIONS.
 * @throws {AmphiError} with exit code 2 for a format that there is not
 */
export function chooseFormat({
  format,
  json,
}: {
  format?: string | undefined
  json?: boolean | undefined
}): ReportFormat {
  if (json) return 'json'
  if (format === undefined) return process.env['GITHUB_ACTIONS'] === 'true' ? 'github' : 'text'
  for (const name of FORMATS) if (name === format) return name
  throw new AmphiError(`There is no format "${format}"`, {
    exitCode: 2,
    hint: `One of: ${FORMATS.join(', ')}.`,
  })
}

/** Findings for people or for GitHub. */
export function writeFindings(request: ReportRequest, format: ReportFormat): string {
  return format === 'github'
    ? formatForGitHub(request.findings, repositoryRoot(request.cwd))
    : formatFindings(request)
}

export function writeError(
  error: AmphiError,
  { cwd, format }: { cwd: string; format: ReportFormat },
): string {
  return format === 'github' ? formatErrorForGitHub(error, repositoryRoot(cwd)) : formatError(error, cwd)
}

function repositoryRoot(cwd: string): string {
  return process.env['GITHUB_WORKSPACE'] || cwd
}
