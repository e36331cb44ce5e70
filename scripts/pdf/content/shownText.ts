import { PDFDict, PDFName, PDFRawStream, PDFRef } from '@cantoo/pdf-lib'
import type { PDFContext } from '@cantoo/pdf-lib'
import type { ContentOperation } from './operations.ts'
import type { Paint } from './paints.ts'
import { streamBytes } from './streams.ts'
import type { CharacterMap } from './toUnicode.ts'
import { decodeText, readToUnicode, shownBytes } from './toUnicode.ts'

/** The maps of the fonts met so far. */
export interface FontMaps {
  context: PDFContext
  known: Map<PDFRef, CharacterMap>
}

export interface ShownText {
  bytes: Uint8Array
  resources: PDFDict | undefined
  operation: ContentOperation | undefined
  paint: Paint
}

/** The characters of one text operation, by the ToUnicode map of its font. */
export function shownText(fonts: FontMaps, { bytes, resources, operation, paint }: ShownText): string {
  const font = resources?.lookupMaybe(PDFName.of('Font'), PDFDict)?.get(PDFName.of(paint.name.slice(1)))
  if (paint.kind !== 'text' || !operation || !(font instanceof PDFRef)) return ''
  return decodeText(shownBytes(bytes, operation), characterMap(fonts, font))
}

function characterMap({ context, known }: FontMaps, font: PDFRef): CharacterMap {
  const before = known.get(font)
  if (before) return before
  const stream = context.lookup(font, PDFDict).lookup(PDFName.of('ToUnicode'))
  const map = stream instanceof PDFRawStream ? readToUnicode(streamBytes(stream)) : noCharacters
  known.set(font, map)
  return map
}

const noCharacters: CharacterMap = { codeLength: 2, characters: new Map() }

/** Chromium drops the space at which a line breaks; a hyphen or a slash breaks without one. */
export function joinLines(paints: readonly Paint[], textOf: (paint: Paint) => string): string {
  let joined = ''
  let height: number | undefined
  for (const paint of paints) {
    const breaks = height !== undefined && Math.abs(paint.matrix[5] - height) > 1
    joined += (breaks && !/[-/]$/.test(joined) ? ' ' : '') + textOf(paint)
    height = paint.matrix[5]
  }
  return joined.replace(/\s+/g, ' ').trim()
}
