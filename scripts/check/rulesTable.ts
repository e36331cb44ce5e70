import { allRules } from './allRules.ts'
import type { Severities } from './rule.ts'

/** All rules as a table in Markdown: the one of the README, and what `check --rules` prints. */
export function formatRules(): string {
  const rows = allRules().map(({ rule: { id, rationale, hint, severity, isFirm }, stage }) => [
    `\`${id}\`${isFirm ? ' †' : ''}${stage === 'rendered' ? ' ‡' : ''}`,
    describe(severity),
    `${escaped(rationale)} ${escaped(hint)}`,
  ])
  return [
    '| Rule | Severity | Why, and what to do |',
    '| --- | --- | --- |',
    ...rows.map((cells) => `| ${cells.join(' | ')} |`),
    '',
    '† stays an error, whatever a deck says · ‡ needs the rendered slides: found by `build`, not by `check`',
    '',
  ].join('\n')
}

function describe({ strict, lenient }: Severities): string {
  return strict === lenient ? strict : `${strict}; ${lenient} unless strict`
}

/** What a table and Markdown's HTML would take for their own. */
function escaped(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '\\<')
}
