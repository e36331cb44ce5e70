import { PDFArray, PDFDict, PDFHeader, PDFName, PDFRawStream, PDFRef, PDFString } from '@cantoo/pdf-lib'
import type { PDFDocument, PDFObject } from '@cantoo/pdf-lib'
import { describe, expect, it } from 'vitest'
import { AmphiError } from '../../../../scripts/errors.ts'
import { houseRules, pdfUaRules } from '../../../../scripts/pdf/ua/rules.ts'
import { validatePdfUa } from '../../../../scripts/pdf/ua/validatePdfUa.ts'
import { conformantPdf, damaged } from '../../../support/conformantPdf.ts'

const sound = await conformantPdf()
const name = (text: string) => PDFName.of(text)

function dictionaries(document: PDFDocument): PDFDict[] {
  return document.context.enumerateIndirectObjects().flatMap(([, object]) => {
    if (object instanceof PDFDict) return [object]
    return object instanceof PDFRawStream ? [object.dict] : []
  })
}

/** The first dictionary whose `key` is the name `value`. */
function first(document: PDFDocument, key: string, value: string): PDFDict {
  const found = dictionaries(document).find((dict) => dict.get(name(key)) === name(value))
  if (!found) throw new Error(`No dictionary has ${key} ${value}`)
  return found
}

const element = (document: PDFDocument, type: string) => first(document, 'S', type)
const annotation = (document: PDFDocument, subtype: string) => first(document, 'Subtype', subtype)

function inCatalog({ catalog }: PDFDocument, key: string): PDFDict {
  return catalog.lookup(name(key), PDFDict)
}

/** Rewrites the stream that an entry refers to. */
function rewrite(dict: PDFDict, key: string, edit: (text: string) => string): void {
  const ref = dict.get(name(key))
  const stream = dict.lookup(name(key))
  if (!(ref instanceof PDFRef) || !(stream instanceof PDFRawStream)) throw new Error(`${key} is no stream`)
  const text = Buffer.from(stream.contents).toString('utf8')
  const edited = edit(text)
  if (edited === text) throw new Error(`Nothing was changed in ${key}`)
  dict.context.assign(ref, dict.context.stream(Buffer.from(edited, 'utf8'), {}))
}

function onFirstPage(document: PDFDocument, edit: (operators: string) => string): void {
  rewrite(document.getPage(0).node, 'Contents', edit)
}

function parentTree(document: PDFDocument): PDFArray {
  return inCatalog(document, 'StructTreeRoot')
    .lookup(name('ParentTree'), PDFDict)
    .lookup(name('Nums'), PDFArray)
}

function retype(type: string, other: string): Damage {
  return (document) => element(document, type).set(name('S'), name(other))
}

function without(find: (document: PDFDocument) => PDFDict, key: string): Damage {
  return (document) => {
    if (!find(document).delete(name(key))) throw new Error(`There is no ${key}`)
  }
}

function having(find: (document: PDFDocument) => PDFDict, key: string, value: Value): Damage {
  return (document) => find(document).set(name(key), document.context.obj(value as string))
}

function structureRef({ context }: PDFDocument, dict: PDFDict): PDFRef {
  const ref = context.getObjectRef(dict)
  if (!ref) throw new Error('The element is not indirect')
  return ref
}

type Damage = (document: PDFDocument) => unknown
type Value = string | number | boolean | PDFObject | Record<string, unknown>

const catalog = ({ catalog: dict }: PDFDocument): PDFDict => dict
const firstPage = (document: PDFDocument): PDFDict => document.getPage(0).node
const roleMap = (document: PDFDocument) =>
  inCatalog(document, 'StructTreeRoot').lookup(name('RoleMap'), PDFDict)
const layers = (document: PDFDocument) => inCatalog(document, 'OCProperties').lookup(name('D'), PDFDict)
const font = (document: PDFDocument) => first(document, 'Subtype', 'Type0')
const cidFont = (document: PDFDocument) => first(document, 'Subtype', 'CIDFontType2')
const the = (type: string) => (document: PDFDocument) => element(document, type)
const theNote = (subtype: string) => (document: PDFDocument) => annotation(document, subtype)
const h1 = '/H1 <</MCID 0>> BDC'

/** Each rule, and what makes a PDF break it and no other. */
const damages: [rule: string, what: string, damage: Damage][] = [
  ['file-header', 'it calls itself PDF 2.0', ({ context }) => (context.header = PDFHeader.forVersion(2, 0))],
  ['metadata', 'it has no metadata', without(catalog, 'Metadata')],
  [
    'pdf-ua-identifier',
    'it claims part 2',
    ({ catalog: dict }) => rewrite(dict, 'Metadata', (xmp) => xmp.replace('>1</pdfuaid', '>2</pdfuaid')),
  ],
  [
    'pdf-ua-identifier',
    'the prefix means something else',
    ({ catalog: dict }) => rewrite(dict, 'Metadata', (xmp) => xmp.replace('aiim.org', 'example.org')),
  ],
  ['marked', 'MarkInfo is absent', without(catalog, 'MarkInfo')],
  ['marked', 'MarkInfo says false', having(catalog, 'MarkInfo', { Marked: false })],
  ['suspects', 'its tags are doubtful', having(catalog, 'MarkInfo', { Marked: true, Suspects: true })],
  [
    'document-title',
    'its title is empty',
    ({ catalog: dict }) => rewrite(dict, 'Metadata', (xmp) => xmp.replace('>Title<', '> <')),
  ],
  ['display-doc-title', 'the window shows the file name', without(catalog, 'ViewerPreferences')],
  ['display-doc-title', 'it says false', having(catalog, 'ViewerPreferences', { DisplayDocTitle: false })],
  [
    'structure-tree',
    'an element names another parent',
    (document) => {
      element(document, 'H1').set(name('P'), element(document, 'L').get(name('P')) ?? name('none'))
      element(document, 'Lbl').set(name('P'), element(document, 'H1').get(name('P')) ?? name('none'))
    },
  ],
  ['role-map-standard', 'a type is not mapped', without(roleMap, 'Strong')],
  ['role-map-standard', 'a type is mapped to an unknown one', having(roleMap, 'Strong', 'Bold')],
  [
    'role-map-circular',
    'two types are mapped to each other',
    (document) => {
      roleMap(document).set(name('Strong'), name('Bold'))
      roleMap(document).set(name('Bold'), name('Strong'))
    },
  ],
  ['role-map-remapped', 'paragraphs are mapped to spans', having(roleMap, 'P', 'Span')],
  ['content-marked', 'a shape is bare', (document) => onFirstPage(document, (all) => `${all}\n0 0 9 9 re f`)],
  [
    'content-marked',
    'a word is bare',
    (document) => onFirstPage(document, (all) => `${all}\nBT /F1 9 Tf <0024> Tj ET`),
  ],
  [
    'content-marked',
    'an inline image is bare',
    (document) => onFirstPage(document, (all) => `${all}\nBI /W 1 /H 1 /BPC 8 /CS /G ID ( EI\n/P BMC EMC`),
  ],
  [
    'artifact-in-tagged',
    'decoration within a heading',
    (document) => onFirstPage(document, (all) => all.replace(h1, `${h1} /Artifact BMC 0 0 9 9 re f EMC`)),
  ],
  [
    'tagged-in-artifact',
    'a heading within decoration',
    (document) => onFirstPage(document, (all) => all.replace(/(\/H1 .*)/, '/Artifact BMC $1 EMC')),
  ],
  ['mark-in-tree', 'no element claims a sequence', without(the('H1'), 'K')],
  [
    'mark-in-tree',
    'two elements claim a sequence',
    (document) => {
      const kids = element(document, 'H1').lookup(name('K'), PDFArray)
      element(document, 'Reference').lookup(name('K'), PDFArray).push(kids.get(0))
    },
  ],
  [
    'mark-in-tree',
    'the parent tree leads to another element',
    (document) => {
      const parents = parentTree(document).lookup(1, PDFArray)
      parents.set(0, parents.get(1))
    },
  ],
  [
    'tree-in-content',
    'an element claims what is not drawn',
    (document) => {
      const { context } = document
      const lost = context.obj({ Type: 'MCR', MCID: 99, Pg: document.getPage(0).ref })
      element(document, 'H1').lookup(name('K'), PDFArray).push(lost)
    },
  ],
  ['document-language', 'it has no language', without(catalog, 'Lang')],
  [
    'language-tags',
    'the language is a word with a space',
    having(catalog, 'Lang', PDFString.of('in English')),
  ],
  ['language-tags', 'the language of an element is misspelt', having(the('H1'), 'Lang', PDFString.of('e_n'))],
  [
    'language-tags',
    'the language of a sequence is misspelt',
    (document) => onFirstPage(document, (all) => all.replace(h1, h1.replace('>>', '/Lang (e_n) >>'))),
  ],
  ['alternative-language', 'a figure is in no language', having(the('Figure'), 'Lang', PDFString.of(''))],
  ['table-structure', 'a row is a division', retype('TR', 'Div')],
  [
    'table-structure',
    'a head has no body',
    (document) => {
      const row = element(document, 'TR')
      const head = document.context.obj({
        Type: 'StructElem',
        S: 'THead',
        P: row.get(name('P')),
        K: row.get(name('K')),
      })
      const ref = document.context.register(head)
      const inner = document.context.obj({ Type: 'StructElem', S: 'TR', P: ref, K: row.get(name('K')) })
      const innerRef = document.context.register(inner)
      head.set(name('K'), document.context.obj([innerRef]))
      for (const cell of row.lookup(name('K'), PDFArray).asArray()) {
        document.context.lookup(cell, PDFDict).set(name('P'), innerRef)
      }
      element(document, 'Table').lookup(name('K'), PDFArray).set(0, ref)
    },
  ],
  [
    'list-structure',
    'a caption stands between the items',
    (document) => {
      const list = element(document, 'L')
      const caption = document.context.register(
        document.context.obj({ Type: 'StructElem', S: 'Caption', P: structureRef(document, list), K: [] }),
      )
      list.lookup(name('K'), PDFArray).push(caption)
    },
  ],
  ['table-regular', 'a row is wider', having(the('TD'), 'A', { O: 'Table', ColSpan: 2 })],
  [
    'table-regular',
    'a cell reaches down',
    having(the('TH'), 'A', { O: 'Table', Scope: 'Column', RowSpan: 2 }),
  ],
  ['list-structure', 'an item has no body', retype('LBody', 'Div')],
  ['list-structure', 'an item stands in no list', retype('L', 'Div')],
  ['contents-structure', 'an entry is a paragraph', retype('TOCI', 'P')],
  ['figure-alternative', 'a figure says nothing', without(the('Figure'), 'Alt')],
  ['figure-alternative', 'a figure says a space', having(the('Figure'), 'Alt', PDFString.of(' '))],
  ['first-heading', 'the first heading is H2', retype('H1', 'H2')],
  ['heading-levels', 'H3 follows H1', retype('H2', 'H3')],
  ['heading-kinds', 'H stands beside H1', retype('H2', 'H')],
  [
    'heading-kinds',
    'two H stand in one element',
    (document) => {
      retype('H1', 'H')(document)
      retype('H2', 'H')(document)
    },
  ],
  ['table-headers', 'a header has no scope', without(the('TH'), 'A')],
  ['formula-alternative', 'a formula says nothing', without(the('Formula'), 'Alt')],
  ['note-ids', 'a note has no ID', without(the('Note'), 'ID')],
  [
    'note-ids',
    'two notes share an ID',
    (document) => {
      retype('Reference', 'Note')(document)
      retype('TOC', 'Div')(document)
      retype('TOCI', 'Div')(document)
      having(the('Note'), 'ID', PDFString.of('note1'))(document)
    },
  ],
  ['optional-content', 'layers have no name', without(layers, 'Name')],
  ['optional-content', 'layers switch by themselves', having(layers, 'AS', { Event: 'View' })],
  ['embedded-files', 'a file has no name', without((document) => first(document, 'Type', 'Filespec'), 'UF')],
  ['no-xfa', 'it holds an XFA form', having(catalog, 'AcroForm', { Fields: {}, XFA: {} })],
  [
    'encryption',
    'the encryption has no permissions',
    ({ context }) => (context.trailerInfo.Encrypt = context.obj({ Filter: 'Standard' })),
  ],
  [
    'encryption',
    'the encryption forbids to read it aloud',
    ({ context }) => (context.trailerInfo.Encrypt = context.obj({ Filter: 'Standard', P: -1 & ~512 })),
  ],
  ['annotation-tagged', 'a comment stands in a division', retype('Annot', 'Div')],
  ['annotation-tagged', 'a comment stands outside the tree', without(theNote('Text'), 'StructParent')],
  ['annotation-description', 'a comment says nothing', without(theNote('Text'), 'Contents')],
  ['trap-net', 'a trap network', having(theNote('Text'), 'Subtype', 'TrapNet')],
  ['tab-order', 'it has no order of tabs', without(firstPage, 'Tabs')],
  ['tab-order', 'its order of tabs is that of rows', having(firstPage, 'Tabs', 'R')],
  [
    'widget-in-form',
    'a field stands in an Annot',
    (document) => {
      having(theNote('Text'), 'TU', PDFString.of('Name'))(document)
      having(theNote('Text'), 'Subtype', 'Widget')(document)
    },
  ],
  [
    'field-description',
    'a field has no description',
    (document) => {
      having(theNote('Text'), 'Subtype', 'Widget')(document)
      retype('Annot', 'Form')(document)
    },
  ],
  ['printed-form', 'a printed field has no role', without(the('Form'), 'A')],
  ['link-tagged', 'a link stands in a span', retype('Link', 'Span')],
  ['link-tagged', 'a link stands outside the tree', without(theNote('Link'), 'StructParent')],
  [
    'link-tagged',
    'the element does not hold its link',
    (document) => element(document, 'Link').lookup(name('K'), PDFArray).remove(1),
  ],
  ['link-contents', 'a link says nothing', without(theNote('Link'), 'Contents')],
  ['no-scripts', 'it opens with a script', having(catalog, 'OpenAction', { S: 'JavaScript' })],
  ['no-scripts', 'a link is a script', having(theNote('Link'), 'A', { S: 'JavaScript' })],
  ['no-media', 'it plays a sound', having(theNote('Text'), 'Subtype', 'Sound')],
  ['reference-xobject', 'it shows a page of another file', having(theNote('Form'), 'Ref', {})],
  [
    'form-reuse',
    'tagged content is drawn twice',
    (document) => rewrite(document.getPage(1).node, 'Contents', (all) => `${all} /X1 Do`),
  ],
  ['cid-to-gid', 'a font does not map its characters', without(cidFont, 'CIDToGIDMap')],
  ['cmap', 'a font uses a map of its own', having(font, 'Encoding', 'Own-H')],
  [
    'font-embedded',
    'a font is not embedded',
    (document) =>
      without(() => cidFont(document).lookup(name('FontDescriptor'), PDFDict), 'FontFile2')(document),
  ],
  ['to-unicode', 'a font tells no characters', without(font, 'ToUnicode')],
  [
    'to-unicode',
    'a font tells one character too few',
    (document) => rewrite(font(document), 'ToUnicode', (cmap) => cmap.replace(/^<\w{4}> <0054>\n/m, '')),
  ],
  [
    'to-unicode-values',
    'a glyph stands for U+0000',
    (document) => rewrite(font(document), 'ToUnicode', (cmap) => cmap.replace('<0054>', '<0000>')),
  ],
  [
    'no-notdef',
    'a glyph is missing',
    (document) => onFirstPage(document, (all) => all.replace(/<(\w+)> Tj/, '<$10000> Tj')),
  ],
  ['balanced-marks', 'a sequence ends twice', (document) => onFirstPage(document, (all) => `${all} EMC`)],
  [
    'balanced-marks',
    'a sequence does not end',
    (document) => onFirstPage(document, (all) => `${all} /P BMC`),
  ],
  ['outline', 'it has no outline', without(catalog, 'Outlines')],
  [
    'outline',
    'an entry has no title',
    (document) =>
      without(() => inCatalog(document, 'Outlines').lookup(name('First'), PDFDict), 'Title')(document),
  ],
  ['page-labels', 'its pages have no labels', without(catalog, 'PageLabels')],
  ['no-empty-page', 'its last page is empty', (document) => document.addPage([595, 842])],
]

describe('validatePdfUa', () => {
  it('finds nothing in a PDF that meets every rule', async () => {
    expect(await validatePdfUa(sound)).toEqual([])
  })

  it.each(damages)('reports %s, and nothing else, when %s', async (rule, _, damage) => {
    const found = await validatePdfUa(await damaged(sound, damage))
    expect([...new Set(found.map((violation) => violation.rule))], JSON.stringify(found)).toEqual([rule])
  })

  it('has every rule shown to fail', () => {
    const shown = new Set(damages.map(([rule]) => rule))
    const ids = [...pdfUaRules, ...houseRules].map(({ id }) => id)
    expect(ids.filter((id) => !shown.has(id))).toEqual([])
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('names the page of what is wrong', async () => {
    const bytes = await damaged(sound, without(the('Formula'), 'Alt'))
    expect(await validatePdfUa(bytes)).toEqual([
      { rule: 'formula-alternative', message: 'A Formula has no Alt', page: 2 },
    ])
  })

  it('refuses what is no PDF', async () => {
    await expect(validatePdfUa(new Uint8Array([1, 2, 3]))).rejects.toThrow(AmphiError)
  })
})
