/** What a check reports. It is data: how it is printed is decided elsewhere. */
export interface Finding {
  /** Id of the rule, e.g. `missing-asset`. */
  rule: string
  severity: 'error' | 'warning'
  /** One sentence: what is wrong. */
  message: string
  /** One sentence: what to do. */
  hint?: string
  /** Absolute path of the file that the lecturer edits. */
  file: string
  /** 1-based. */
  line: number
  /** 1-based. */
  column?: number
  /** 1-based number of the slide. */
  slide?: number
}

/** By file, line and column, then by rule: the order in which a lecturer mends them. */
export function sortFindings(findings: readonly Finding[]): Finding[] {
  return [...findings].sort(
    (a, b) =>
      compare(a.file, b.file) ||
      a.line - b.line ||
      (a.column ?? 0) - (b.column ?? 0) ||
      compare(a.rule, b.rule),
  )
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
