import type { RuleFacts } from '../rule.ts'
import { ALWAYS } from '../rule.ts'

/** Found while the diagrams are drawn. */
export const diagramSyntax: RuleFacts = {
  id: 'diagram-syntax',
  rationale: 'A diagram that Mermaid cannot read is an error message on the wall.',
  hint: 'Compare the line with the syntax of this kind of diagram on https://mermaid.js.org.',
  severity: ALWAYS,
  isFirm: true,
}
