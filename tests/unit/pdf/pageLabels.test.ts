import { PDFDocument } from '@cantoo/pdf-lib'
import { describe, expect, it } from 'vitest'
import { AmphiError } from '../../../scripts/errors.ts'
import { writePageLabels } from '../../../scripts/pdf/pageLabels.ts'
import { readPdf } from '../../../scripts/pdf/readPdf.ts'

async function labels(pages: number, given: readonly string[] | undefined) {
  const document = await PDFDocument.create()
  for (let page = 0; page < pages; page++) document.addPage()
  writePageLabels(document, given)
  return readPdf(await document.save({ addDefaultPage: false }), (read) => read.getPageLabels())
}

describe('page labels', () => {
  it('number the pages when nothing else is asked', async () => {
    expect(await labels(3, undefined)).toEqual(['1', '2', '3'])
  })

  it.each([
    ['the slides of a selection', ['3', '4', '9', '10', '2']],
    ['slide and click', ['1.0', '1.1', '2.0', '3']],
    ['any text', ['couverture', 'i', '«\u202Fé\u202F»', '007']],
  ])('read back as given: %s', async (_, given) => {
    expect(await labels(given.length, given)).toEqual(given)
  })

  it('must be as many as the pages', async () => {
    await expect(labels(2, ['1'])).rejects.toThrow(AmphiError)
  })
})
