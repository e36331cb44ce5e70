import type { Deck } from '../deck/deck.ts'
import type { Finding } from '../deck/finding.ts'
import { sortFindings } from '../deck/finding.ts'
import type { RuleFacts } from './rule.ts'
import { unusedAllow } from './rules/unusedAllow.ts'
import type { Allowance } from './settings.ts'
import { allowances, chosenLevel, levelOf } from './settings.ts'

/**
 * What the deck itself says of its findings: the headmatter sets the severity of a rule or switches it off, and a slide
 * accepts a finding with a reason. The `allow` of the first slide, which stands in the headmatter, also accepts what
 * belongs to no slide.
 * @param ran the rules that have looked: an `allow` of one of them that allows nothing is a finding itself
 * @returns sorted; of findings that are the same, as those of a part imported twice, the first
 */
export function settleFindings(
  deck: Deck,
  findings: readonly Finding[],
  ran: readonly RuleFacts[],
): Finding[] {
  const used = new Set<Allowance>()
  const allowed = allowances(deck).filter(({ why }) => why)
  const remaining = findings.flatMap((finding) => {
    const rule = ran.find(({ id }) => id === finding.rule)
    const level = rule && chosenLevel(deck, rule)
    const accepting = rule?.isFirm
      ? []
      : allowed.filter((entry) => entry.rule === finding.rule && entry.slide.no === (finding.slide ?? 1))
    for (const entry of accepting) used.add(entry)
    if (level === 'off' || accepting.length > 0) return []
    return [level ? { ...finding, severity: level } : finding]
  })
  return distinct(sortFindings([...remaining, ...unused(deck, allowed, { used, ran })]))
}

function unused(
  deck: Deck,
  allowed: readonly Allowance[],
  { used, ran }: { used: ReadonlySet<Allowance>; ran: readonly RuleFacts[] },
): Finding[] {
  const severity = levelOf(deck, unusedAllow)
  if (severity === 'off') return []
  return allowed
    .filter((entry) => !used.has(entry) && ran.some(({ id, isFirm }) => id === entry.rule && !isFirm))
    .map(({ rule, slide, line }) => ({
      rule: unusedAllow.id,
      severity,
      message: `This slide allows "${rule}", which finds nothing here`,
      hint: unusedAllow.hint,
      file: slide.place.file,
      line,
      slide: slide.no,
    }))
}

function distinct(findings: readonly Finding[]): Finding[] {
  const seen = new Set<string>()
  return findings.filter(({ rule, file, line, column, message }) => {
    const key = JSON.stringify([rule, file, line, column, message])
    return !seen.has(key) && seen.add(key)
  })
}
