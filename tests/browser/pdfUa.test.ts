import { describe, expect, inject, it } from 'vitest'
import { validatePdfUa } from '../../scripts/pdf/ua/validatePdfUa.ts'
import { builtPdfs } from '../support/builtPdfs.ts'

describe.each(['lecture', 'plain'] as const)('of the deck "%s"', (deck) => {
  it.each(builtPdfs(inject(deck).out))(
    '$path meets every rule of PDF/UA-1 that is claimed',
    async ({ bytes }) => {
      const found = await validatePdfUa(bytes)
      // A rule that fails, fails a hundred times: the first tells enough.
      const byRule = [...Map.groupBy(found, ({ rule }) => rule)].map(([rule, faults]) => {
        const [first] = faults
        return `${rule}: ${faults.length} ×, first ${first?.page ? `on page ${first.page}` : 'in the document'}: ${first?.message}`
      })
      expect(byRule).toEqual([])
    },
  )
})
