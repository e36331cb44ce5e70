import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { format, resolveConfig } from 'prettier'
import { describe, expect, it } from 'vitest'
import { allRules } from '../../../scripts/check/allRules.ts'
import { formatRules } from '../../../scripts/check/rulesTable.ts'

const readme = fileURLToPath(new URL('../../../README.md', import.meta.url))

describe('the rules', () => {
  it('are told in the README as they are (print them with `npm run check -- --rules`)', async () => {
    const text = await readFile(readme, 'utf8')
    const [, section = ''] = /<!-- rules -->\n([\s\S]*?)<!-- \/rules -->/.exec(text) ?? []
    const options = { ...(await resolveConfig(readme)), parser: 'markdown' }
    expect(section.trim()).toBe((await format(formatRules(), options)).trim())
  })

  it('have names of their own, and say why they are there and what to do, in a sentence', () => {
    const rules = allRules().map(({ rule }) => rule)
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length)
    for (const { id, rationale, hint } of rules) {
      expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/)
      expect(rationale, id).toMatch(/^[A-Z].*\.$/)
      expect(hint, id).toMatch(/^[A-Z].*\.$/)
    }
  })

  it('that cannot be changed are errors in every deck', () => {
    for (const { rule } of allRules())
      if (rule.isFirm) expect(rule.severity, rule.id).toEqual({ strict: 'error', lenient: 'error' })
  })
})
