import { createHash } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import { PDFHexString, PDFName, PDFRawStream, PDFRef, PDFStream } from '@cantoo/pdf-lib'
import type { PDFContext, PDFDocument, PDFObject } from '@cantoo/pdf-lib'

/** Half an `/ID`, as it stands while the rest is hashed. */
const NO_ID = '0'.repeat(32)

/** A reader unpacks a whole object stream to see one object of it. */
const OBJECTS_PER_STREAM = 500

/** Bytes of an entry of the cross-reference stream: type; offset or object stream; generation or index in it. */
const ENTRY = [1, 4, 2] as const

/**
 * Writes the document once, entirely. All objects but streams stand in compressed object streams (ISO 32000-1, 7.5.7):
 * a structure tree is a tenth of its size then. pdf-lib's own writer leaves the pages out of them, is half as fast, and
 * would have to run twice, since `/ID` is the hash of everything else: equal content, equal id.
 */
export async function savePdf(document: PDFDocument): Promise<Uint8Array> {
  const { context } = document
  await document.flush()
  const id = PDFHexString.of(NO_ID)
  context.trailerInfo.ID = context.obj([id, id])

  const output = new Output()
  output.add('%PDF-1.7\n%\xE2\xE3\xCF\xD3\n')
  const entries = new Map<number, readonly [number, number, number]>([[0, [0, 0, 0xffff]]])
  const packed: (readonly [PDFRef, PDFObject])[] = []
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    if (isContainer(object)) continue
    if (object instanceof PDFStream) {
      entries.set(ref.objectNumber, [1, output.length, ref.generationNumber])
      output.addStream(ref, object)
    } else packed.push([ref, object])
  }
  for (let from = 0; from < packed.length; from += OBJECTS_PER_STREAM) {
    const ref = context.nextRef()
    const part = packed.slice(from, from + OBJECTS_PER_STREAM)
    part.forEach(([{ objectNumber }], index) => entries.set(objectNumber, [2, ref.objectNumber, index]))
    entries.set(ref.objectNumber, [1, output.length, 0])
    output.addStream(ref, objectStream(context, part))
  }
  const start = output.length
  const ref = context.nextRef()
  entries.set(ref.objectNumber, [1, start, 0])
  output.addStream(ref, crossReferences(context, entries))
  output.add(`startxref\n${start}\n%%EOF\n`)
  return withId(output.bytes())
}

/** What held the objects in the file that was read: they have been taken out. */
function isContainer(object: PDFObject): boolean {
  const type = object instanceof PDFStream ? object.dict.get(PDFName.of('Type')) : undefined
  return type === PDFName.of('ObjStm') || type === PDFName.of('XRef')
}

class Output {
  length = 0
  readonly #parts: Uint8Array[] = []

  add(part: string | Uint8Array): void {
    const bytes = typeof part === 'string' ? Buffer.from(part, 'latin1') : part
    this.#parts.push(bytes)
    this.length += bytes.length
  }

  addStream({ objectNumber, generationNumber }: PDFRef, stream: PDFStream): void {
    const contents = stream.getContents()
    stream.dict.set(PDFName.of('Length'), stream.dict.context.obj(contents.length))
    this.add(`${objectNumber} ${generationNumber} obj\n${stream.dict.toString()}\nstream\n`)
    this.add(contents)
    this.add('\nendstream\nendobj\n')
  }

  bytes(): Buffer {
    return Buffer.concat(this.#parts)
  }
}

function objectStream(context: PDFContext, objects: readonly (readonly [PDFRef, PDFObject])[]): PDFStream {
  let offset = 0
  const written = objects.map(([ref, object]) => {
    const text = `${object.toString()}\n`
    const place = `${ref.objectNumber} ${offset}`
    offset += text.length
    return { text, place }
  })
  const index = `${written.map(({ place }) => place).join(' ')}\n`
  const body = written.map(({ text }) => text).join('')
  return deflated(context, Buffer.from(index + body, 'latin1'), {
    Type: 'ObjStm',
    N: objects.length,
    First: index.length,
  })
}

/** ISO 32000-1, 7.5.8. It is the trailer as well. */
function crossReferences(
  context: PDFContext,
  entries: ReadonlyMap<number, readonly [number, number, number]>,
): PDFStream {
  const numbers = [...entries.keys()].sort((one, other) => one - other)
  const index: number[] = []
  const width = ENTRY[0] + ENTRY[1] + ENTRY[2]
  const table = Buffer.alloc(numbers.length * width)
  numbers.forEach((number, row) => {
    const [type, second, third] = entries.get(number) ?? [0, 0, 0]
    table.writeUIntBE(type, row * width, ENTRY[0])
    table.writeUIntBE(second, row * width + ENTRY[0], ENTRY[1])
    table.writeUIntBE(third, row * width + ENTRY[0] + ENTRY[1], ENTRY[2])
    if (row > 0 && number === (numbers[row - 1] ?? 0) + 1) index.push((index.pop() ?? 0) + 1)
    else index.push(number, 1)
  })
  const { Root, Info, ID } = context.trailerInfo
  return deflated(context, table, {
    Type: 'XRef',
    Size: (numbers.at(-1) ?? 0) + 1,
    W: [...ENTRY],
    Index: index,
    ...(Root && { Root }),
    ...(Info && { Info }),
    ...(ID && { ID }),
  })
}

function deflated(context: PDFContext, bytes: Uint8Array, entries: Entries): PDFStream {
  const dict = context.obj({ ...entries, Filter: 'FlateDecode' })
  return PDFRawStream.of(dict, deflateSync(bytes, { level: 9 }))
}

interface Entries {
  [key: string]: string | number | number[] | PDFObject
}

/** Puts the hash where the zeros are: in the last dictionary, which is never compressed. */
function withId(bytes: Buffer): Uint8Array {
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, NO_ID.length)
  for (let half = 0; half < 2; half++) bytes.write(hash, bytes.lastIndexOf(`<${NO_ID}>`) + 1, 'latin1')
  return new Uint8Array(bytes)
}
