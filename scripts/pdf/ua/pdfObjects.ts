import {
  decodePDFRawStream,
  PDFArray,
  PDFBool,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFRef,
  PDFStream,
  PDFString,
} from '@cantoo/pdf-lib'
import type { PDFObject } from '@cantoo/pdf-lib'

/** The entry of a dictionary with its references followed; undefined where there is none. */
export function entry(dict: PDFDict | undefined, key: string): PDFObject | undefined {
  return dict?.lookup(PDFName.of(key))
}

export function dictAt(dict: PDFDict | undefined, key: string): PDFDict | undefined {
  return asDict(entry(dict, key))
}

/** The items of an array, of a lone value, or of nothing; references are not followed. */
export function itemsAt(dict: PDFDict | undefined, key: string): PDFObject[] {
  const value = entry(dict, key)
  if (value instanceof PDFArray) return value.asArray()
  // A lone value keeps its reference, which tells which object it is.
  const raw = dict?.get(PDFName.of(key))
  return value === undefined || raw === undefined ? [] : [raw]
}

export function nameAt(dict: PDFDict | undefined, key: string): string | undefined {
  const value = entry(dict, key)
  return value instanceof PDFName ? value.decodeText() : undefined
}

export function textAt(dict: PDFDict | undefined, key: string): string | undefined {
  const value = entry(dict, key)
  return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : undefined
}

export function numberAt(dict: PDFDict | undefined, key: string): number | undefined {
  const value = entry(dict, key)
  return value instanceof PDFNumber ? value.asNumber() : undefined
}

export function isTrueAt(dict: PDFDict | undefined, key: string): boolean {
  const value = entry(dict, key)
  return value instanceof PDFBool && value.asBoolean()
}

/** The reference itself: it tells which object is meant. */
export function refAt(dict: PDFDict | undefined, key: string): PDFRef | undefined {
  const value = dict?.get(PDFName.of(key))
  return value instanceof PDFRef ? value : undefined
}

/** A stream counts as its dictionary. */
export function asDict(object: PDFObject | undefined): PDFDict | undefined {
  if (object instanceof PDFDict) return object
  return object instanceof PDFStream ? object.dict : undefined
}

/** The decoded bytes of a stream, one character a byte. */
export function streamText(object: PDFObject | undefined): string | undefined {
  if (!(object instanceof PDFRawStream)) return undefined
  const bytes = decodePDFRawStream(object).decode()
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
}
