import { claimKey } from './claims.ts'
import type { UaDocument } from './readUaDocument.ts'
import { isElement } from './structureTree.ts'
import type { StructureElement } from './structureTree.ts'

/** The text of a document as a screen reader comes to it: in the order of the structure tree, alternatives left out. */
export function structureText({ tree, content, fonts }: UaDocument): string {
  const toUnicode = new Map(fonts.map((font) => [font.dict, font.toUnicode]))
  const texts = new Map(
    content.marks.map(({ owner, mcid, shows }) => [
      claimKey(owner, mcid),
      shows.flatMap(({ font, codes }) => codes.map((code) => toUnicode.get(font)?.get(code) ?? '')).join(''),
    ]),
  )
  const read = (element: StructureElement): string =>
    element.kids
      .map((kid) => {
        if (isElement(kid)) return read(kid)
        return 'mcid' in kid ? (texts.get(claimKey(kid.owner, kid.mcid)) ?? '') : ''
      })
      .join('')
  return tree.elements
    .filter(({ parent }) => parent === undefined)
    .map(read)
    .join('\n')
}
