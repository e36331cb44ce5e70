import type { PdfUaRule } from '../rule.ts'
import { dictAt, nameAt } from '../pdfObjects.ts'

export const noScripts: PdfUaRule = {
  id: 'no-scripts',
  title: 'There is no JavaScript',
  clause: '7.19',
  matterhorn: ['03-003', '05-003', '29-001'],
  rationale: 'So that nothing flickers, beeps or waits for a key.',
  check({ catalog, dictionaries }) {
    const scripts = dictionaries
      .flatMap((dict) => [dict, dictAt(dict, 'A')])
      .filter((dict) => nameAt(dict, 'S') === 'JavaScript')
    const named = dictAt(dictAt(catalog, 'Names'), 'JavaScript')
    const opening = nameAt(dictAt(catalog, 'OpenAction'), 'S') === 'JavaScript'
    return scripts.length > 0 || named || opening ? [{ message: 'The document runs JavaScript' }] : []
  },
}
