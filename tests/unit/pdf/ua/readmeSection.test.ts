import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { format, resolveConfig } from 'prettier'
import { expect, it } from 'vitest'
import { withPdfUaSection } from '../../../../scripts/pdf/ua/readmeSection.ts'

const file = fileURLToPath(new URL('../../../../README.md', import.meta.url))

it('tells in the README which rules of PDF/UA are checked, all of them and no other', async () => {
  const readme = readFileSync(file, 'utf8')
  const options = { ...(await resolveConfig(file)), filepath: file }
  expect(readme).toContain('<!-- pdf-ua:begin -->')
  expect(await format(withPdfUaSection(readme), options)).toBe(readme)
})
