import type { PdfUaRule } from '../rule.ts'
import { textAt } from '../pdfObjects.ts'

export const languageTags: PdfUaRule = {
  id: 'language-tags',
  title: 'Every declared language is a language tag',
  clause: '7.2',
  matterhorn: ['11-001', '11-002'],
  rationale: 'A voice is found only for a tag that is spelt right.',
  check({ catalog, tree, content }) {
    const declared = [
      { lang: textAt(catalog, 'Lang'), page: undefined },
      ...tree.elements.map(({ dict, page }) => ({ lang: textAt(dict, 'Lang'), page })),
      ...content.languages,
    ]
    return declared
      .filter(({ lang }) => lang && !isLanguageTag(lang))
      .map(({ lang, page }) => ({ message: `"${lang}" is no language tag`, page }))
  },
}

function isLanguageTag(lang: string): boolean {
  try {
    return Intl.getCanonicalLocales(lang).length === 1
  } catch {
    return false
  }
}
