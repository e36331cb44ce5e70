import { relative } from 'node:path'
import type { Finding } from './deck/finding.ts'
import { sortFindings } from './deck/finding.ts'
import type { AmphiError } from './errors.ts'

/**
 * Findings as workflow commands of GitHub Actions, one a line, which GitHub shows as annotations beside the lines of a
 * pull request (https://docs.github.com/actions/reference/workflow-commands-for-github-actions).
 * @param root paths are written relative to this folder, which is to be the one of the repository
 */
export function formatForGitHub(findings: readonly Finding[], root: string): string {
  return sortFindings(findings)
    .map(({ severity, message, hint, rule, ...place }) =>
      command(severity, { ...place, title: rule, message: hint ? `${message}\n${hint}` : message }, root),
    )
    .join('\n')
}

/** What stopped the command, as one workflow command. */
export function formatErrorForGitHub(
  { message, hint, file, line, column }: AmphiError,
  root: string,
): string {
  return command(
    'error',
    { file, line, column, title: 'amphi', message: hint ? `${message}\n${hint}` : message },
    root,
  )
}

interface Annotation {
  file?: string | undefined
  line?: number | undefined
  column?: number | undefined
  title: string
  message: string
}

function command(name: string, { file, line, column, title, message }: Annotation, root: string): string {
  const properties = Object.entries({ file: file && relative(root, file), line, col: column, title })
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}=${escapeProperty(String(value))}`)
  return `::${name} ${properties.join(',')}::${escapeData(message)}`
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
