import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { PDFDocumentProxy } from 'pdfjs-dist'
import { AmphiError } from '../errors.ts'

/**
 * Opens `bytes` for `use` and closes them afterwards. Reading is done with another library than writing on purpose: it
 * notices what the writer believes it wrote. Throws an AmphiError when the bytes are no PDF.
 */
export async function readPdf<T>(
  bytes: Uint8Array,
  use: (document: PDFDocumentProxy) => Promise<T>,
): Promise<T> {
  // A copy, because pdf.js takes the buffer away from its caller, and refuses a Buffer, which is what Chromium's print
  // and readFile give.
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: VerbosityLevel.ERRORS })
  try {
    const document = await task.promise.catch((cause: unknown) => {
      throw new AmphiError('The PDF cannot be read', {
        cause,
        hint: 'Build it again: it is cut short or damaged.',
      })
    })
    return await use(document)
  } finally {
    await task.destroy()
  }
}

/** 0-based page and height (points from its foot) that a destination shows; no page when it points nowhere. */
export interface ResolvedDestination {
  page: number | undefined
  y: number | undefined
}

/** `destination` is what pdf.js hands out: a name, or `[page, { name: 'XYZ' }, x, y, zoom]`, or null. */
export async function resolveDestination(
  document: PDFDocumentProxy,
  destination: unknown,
): Promise<ResolvedDestination> {
  const explicit = typeof destination === 'string' ? await document.getDestination(destination) : destination
  if (!Array.isArray(explicit)) return { page: undefined, y: undefined }
  const [target, kind, , y] = explicit as unknown[]
  const xyz = isNamed(kind) && kind.name === 'XYZ'
  return {
    page: isPageReference(target) ? await document.getPageIndex(target) : undefined,
    y: xyz && typeof y === 'number' ? y : undefined,
  }
}

function isNamed(value: unknown): value is { name: unknown } {
  return typeof value === 'object' && value !== null && 'name' in value
}

function isPageReference(value: unknown): value is { num: number; gen: number } {
  return typeof value === 'object' && value !== null && 'num' in value && 'gen' in value
}
