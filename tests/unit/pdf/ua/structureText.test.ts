import { expect, it } from 'vitest'
import { readUaDocument } from '../../../../scripts/pdf/ua/readUaDocument.ts'
import { structureText } from '../../../../scripts/pdf/ua/structureText.ts'
import { conformantPdf } from '../../../support/conformantPdf.ts'

it('reads a document in the order of its tags, form XObjects included, and no artifact', async () => {
  const document = await readUaDocument(await conformantPdf())
  expect(structureText(document)).toBe(
    'TitleSecond pageRead on soonthere1.First2.SecondSecond pageSizeHost1002xAsideWithin a form XObject',
  )
})
