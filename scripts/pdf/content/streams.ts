import { deflateSync, inflateSync } from 'node:zlib'
import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFRef,
} from '@cantoo/pdf-lib'
import type { PDFContext, PDFObject, PDFPage, PDFStream } from '@cantoo/pdf-lib'
import type { Box, Matrix } from './geometry.ts'
import { identity } from './geometry.ts'

const name = (text: string) => PDFName.of(text)

/** The content of a page in one piece, as the parts of an array of streams are meant to be read. */
export function pageContent({ node, doc }: PDFPage): Uint8Array {
  const contents = doc.context.lookup(node.get(name('Contents')))
  const parts =
    contents instanceof PDFArray ? contents.asArray().map((part) => doc.context.lookup(part)) : [contents]
  const bytes = parts.flatMap((part) => (part instanceof PDFRawStream ? [streamBytes(part)] : []))
  return bytes.length === 1 && bytes[0]
    ? bytes[0]
    : Buffer.concat(bytes.flatMap((part) => [part, Buffer.from('\n')]))
}

/** Replaces the content of a page, which then is a single stream. */
export function setPageContent({ node, doc }: PDFPage, bytes: Uint8Array): void {
  const { context } = doc
  const contents = node.get(name('Contents'))
  const parts = context.lookup(contents)
  if (parts instanceof PDFArray) {
    for (const part of parts.asArray()) if (part instanceof PDFRef) context.delete(part)
  }
  const stream = PDFRawStream.of(context.obj({}), new Uint8Array())
  compress(stream, bytes)
  if (contents instanceof PDFRef) context.assign(contents, stream)
  else node.set(name('Contents'), context.register(stream))
}

/** What a stream says once its filters are undone. */
export function streamBytes(stream: PDFRawStream): Uint8Array {
  const filter = stream.dict.lookup(name('Filter'))
  if (!filter) return stream.contents
  const plain = filter === name('FlateDecode') && !stream.dict.has(name('DecodeParms'))
  return plain ? inflateSync(stream.contents) : decodePDFRawStream(stream).decode()
}

/** Gives a stream other bytes, deflated where that makes them fewer. */
export function compress(stream: PDFRawStream, bytes: Uint8Array): void {
  const { dict } = stream
  dict.delete(name('DecodeParms'))
  const deflated = deflateSync(bytes, { level: 9 })
  const worth = deflated.length + '/Filter /FlateDecode'.length < bytes.length
  if (worth) dict.set(name('Filter'), name('FlateDecode'))
  else dict.delete(name('Filter'))
  stream.updateContents(worth ? deflated : bytes)
  dict.set(name('Length'), PDFNumber.of(stream.contents.length))
}

/** The XObject that `resources` know by this name, which is written with its slash. */
export function findXObject(
  context: PDFContext,
  resources: PDFDict | undefined,
  written: string,
): { ref: PDFRef; stream: PDFRawStream; isForm: boolean } | undefined {
  const ref = resources?.lookupMaybe(name('XObject'), PDFDict)?.get(name(written.slice(1)))
  const stream = context.lookup(ref)
  if (!(ref instanceof PDFRef) || !(stream instanceof PDFRawStream)) return undefined
  return { ref, stream, isForm: stream.dict.get(name('Subtype')) === name('Form') }
}

/** BBox and Matrix of a form XObject. */
export function formGeometry({ dict }: PDFStream): { box: Box; matrix: Matrix } {
  const [left = 0, bottom = 0, right = 0, top = 0] = numbers(dict.lookup(name('BBox')))
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbers(
    dict.lookup(name('Matrix')) ?? dict.context.obj([...identity]),
  )
  return {
    box: [Math.min(left, right), Math.min(bottom, top), Math.max(left, right), Math.max(bottom, top)],
    matrix: [a, b, c, d, e, f],
  }
}

function numbers(array: PDFObject | undefined): number[] {
  if (!(array instanceof PDFArray)) return []
  return array.asArray().map((value) => (value instanceof PDFNumber ? value.asNumber() : 0))
}
