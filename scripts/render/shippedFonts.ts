import type { Font } from 'fontkit'
import type { MissingGlyph, UnshippedText } from '../deck/observation.ts'
import type { FontText } from './readTexts.ts'

/** A font file of the page: one `@font-face` rule, or a face that came by another way. */
export interface PageFace {
  family: string
  /** As in CSS, `U+0-10FFFF` for everything. */
  unicodeRange: string
  /** Address of the file; `undefined` where it cannot be told, as in a style sheet of another host. */
  source: string | undefined
}

/** Runs in the page. Faces of the machine (`local()` alone) and those that did not load are not the deck's. */
export function collectFaces(): PageFace[] {
  const unquoted = (family: string) => family.replace(/^["']|["']$/g, '')
  const faces: PageFace[] = []
  const visit = (rules: CSSRuleList): void => {
    for (const rule of rules) {
      if (rule instanceof CSSFontFaceRule) {
        const source = /url\(["']?([^"')]+)/.exec(rule.style.getPropertyValue('src'))?.[1]
        if (!source) continue
        faces.push({
          family: unquoted(rule.style.getPropertyValue('font-family')),
          unicodeRange: rule.style.getPropertyValue('unicode-range') || 'U+0-10FFFF',
          source,
        })
      } else if ('cssRules' in rule) visit((rule as CSSGroupingRule).cssRules)
      else if (rule instanceof CSSImportRule && rule.styleSheet) visit(rule.styleSheet.cssRules)
    }
  }
  for (const sheet of document.styleSheets) {
    try {
      visit(sheet.cssRules)
    } catch {
      // A style sheet of another host may not be read; its faces are among those of the document.
    }
  }
  const known = new Set(faces.map(({ family }) => family))
  for (const { family, unicodeRange, status } of document.fonts)
    if (status === 'loaded' && !known.has(unquoted(family)))
      faces.push({ family: unquoted(family), unicodeRange, source: undefined })
  return faces
}

export interface FontGaps {
  unshipped: UnshippedText[]
  missingGlyphs: MissingGlyph[]
}

/** Compares what is written with the fonts that are shipped, so that the answer is the same on every machine. */
export class ShippedFonts {
  readonly #faces: Map<string, PageFace[]>
  readonly #coverage = new Map<string, Promise<(codePoint: number) => boolean>>()

  constructor(faces: readonly PageFace[]) {
    this.#faces = Map.groupBy(faces, ({ family }) => family.toLowerCase())
  }

  async gapsOf(written: readonly FontText[]): Promise<FontGaps> {
    const gaps: FontGaps = { unshipped: [], missingGlyphs: [] }
    for (const { fontFamily, text } of written) {
      const families = splitFamilies(fontFamily)
      const faces = families.flatMap((family) => this.#faces.get(family.toLowerCase()) ?? [])
      if (!faces.length) gaps.unshipped.push({ families, text: text.slice(0, 60) })
      for (const character of new Set(text)) {
        if (!isDrawn(character) || (await this.#has(faces, character.codePointAt(0) ?? 0))) continue
        const name = await nameOf(character)
        gaps.missingGlyphs.push({ character, name, families, isOnMachineFont: !faces.length })
      }
    }
    return gaps
  }

  async #has(faces: readonly PageFace[], codePoint: number): Promise<boolean> {
    for (const face of faces)
      if (isInRange(codePoint, face.unicodeRange) && (await this.#coverageOf(face))(codePoint)) return true
    return false
  }

  #coverageOf({ source }: PageFace): Promise<(codePoint: number) => boolean> {
    const key = source ?? ''
    const known = this.#coverage.get(key) ?? coverage(source)
    this.#coverage.set(key, known)
    return known
  }
}

/** @returns the families of a computed `font-family`, without their quotes */
export function splitFamilies(fontFamily: string): string[] {
  return [...fontFamily.matchAll(/"([^"]*)"|'([^']*)'|([^,\s][^,]*)/g)].map(
    ([, double, single, bare]) => double ?? single ?? bare?.trim() ?? '',
  )
}

/** @param range a CSS `unicode-range`: code points, intervals, `?` for any digit */
export function isInRange(codePoint: number, range: string): boolean {
  return range.split(',').some((part) => {
    const [, from = '', to = from] = /U\+([0-9A-F?]+)(?:-([0-9A-F]+))?/i.exec(part) ?? []
    return (
      codePoint >= Number.parseInt(from.replaceAll('?', '0'), 16) &&
      codePoint <= Number.parseInt(to.replaceAll('?', 'F'), 16)
    )
  })
}

/** Spaces are made where a font has none; joiners and selectors leave no mark. */
function isDrawn(character: string): boolean {
  return !/[\s\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Control}]/u.test(character)
}

async function coverage(source: string | undefined): Promise<(codePoint: number) => boolean> {
  const bytes = /^data:[^,]*;base64,(.*)$/s.exec(source ?? '')?.[1]
  // A font of another host: the browser has it, and nobody can look into it.
  if (!bytes) return () => true
  // Loaded when wanted: most commands look into no font.
  const { create } = await import('fontkit')
  const font = create(Buffer.from(bytes, 'base64')) as Font
  return (codePoint) => font.hasGlyphForCodePoint(codePoint)
}

async function nameOf(character: string): Promise<string> {
  const { unicodeReadableName } = await import('unicode-name')
  return unicodeReadableName(character) ?? ''
}
