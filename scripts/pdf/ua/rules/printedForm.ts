import type { PdfUaRule } from '../rule.ts'
import { attribute } from '../structureTree.ts'

export const printedForm: PdfUaRule = {
  id: 'printed-form',
  title: 'A Form element that holds no field says which kind of field it shows',
  clause: '7.18.4',
  rationale: 'A printed button is announced as one, and not as a field that cannot be reached.',
  check({ tree }) {
    return tree.elements
      .filter((element) => element.role === 'Form' && attribute(element, 'Role') === undefined)
      .filter(({ kids }) => kids.length !== 1 || !kids.every((kid) => 'object' in kid))
      .map(({ page }) => ({ message: 'A Form has no Role and is not one form field alone', page }))
  },
}
