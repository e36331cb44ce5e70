import type { PdfUaRule } from './rule.ts'
import { houseRules, pdfUaRules } from './rules.ts'

const BEGIN = '<!-- pdf-ua:begin -->'
const END = '<!-- pdf-ua:end -->'

/**
 * @param readme Markdown that holds both markers
 * @returns the same with the tables of the rules between them
 */
export function withPdfUaSection(readme: string): string {
  const before = readme.slice(0, readme.indexOf(BEGIN) + BEGIN.length)
  const after = readme.slice(readme.indexOf(END))
  return `${before}\n\n${pdfUaSection()}\n\n${after}`
}

function pdfUaSection(): string {
  return [
    `\`npm test\` holds every PDF against the ${pdfUaRules.length} rules below. They are checks of our own: **no outside validator was run**. What only a person can judge (whether the order of reading makes sense, whether an alternative text says what the figure shows) is not among them. Clauses are those of ISO 14289-1:2014 (PDF/UA-1), failure conditions those of the Matterhorn Protocol 1.1.`,
    table(
      ['Clause', 'Matterhorn', 'Rule', 'What is checked'],
      pdfUaRules.map(({ clause = '', matterhorn = [], id, title }) => [
        clause,
        matterhorn.join(', '),
        code(id),
        title,
      ]),
    ),
    'PDF/UA does not ask for these, and we hold to them as well:',
    table(
      ['Rule', 'What is checked'],
      houseRules.map(({ id, title }: PdfUaRule) => [code(id), title]),
    ),
  ].join('\n\n')
}

function code(id: string): string {
  return `\`${id}\``
}

function table(head: string[], rows: string[][]): string {
  return [head, head.map(() => '-'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}
