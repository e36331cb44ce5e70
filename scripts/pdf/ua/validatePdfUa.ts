import { readUaDocument } from './readUaDocument.ts'
import type { Violation } from './rule.ts'
import { houseRules, pdfUaRules } from './rules.ts'

/**
 * Holds a PDF against every rule of PDF/UA-1 that Amphi claims, and against its own. It knows nothing of the code that
 * writes the PDFs: it notices what that one believes it wrote.
 *
 * @returns nothing for a PDF that meets them all
 * @throws {AmphiError} when the bytes are no PDF
 */
export async function validatePdfUa(bytes: Uint8Array): Promise<Violation[]> {
  const document = await readUaDocument(bytes)
  return [...pdfUaRules, ...houseRules].flatMap((rule) =>
    rule.check(document).map((fault) => ({ rule: rule.id, ...fault })),
  )
}
