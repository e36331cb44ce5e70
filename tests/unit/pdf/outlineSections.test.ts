import { describe, expect, it } from 'vitest'
import { nestBySection } from '../../../scripts/pdf/outlineSections.ts'

const slide = (no: number, section?: string) => ({ title: `${no}`, page: no - 1, y: 800, section })
const entry = (no: number) => ({ title: `${no}`, page: no - 1, y: 800 })

describe('an outline by section', () => {
  it('puts each slide below the section that is open, which leads to its first slide', () => {
    expect(nestBySection([slide(1), slide(2, 'Définir'), slide(3), slide(4, 'Bilan')])).toEqual([
      entry(1),
      { title: 'Définir', page: 1, y: 800, children: [entry(2), entry(3)] },
      { title: 'Bilan', page: 3, y: 800, children: [entry(4)] },
    ])
  })

  it('is flat in a deck without sections', () => {
    expect(nestBySection([slide(1), slide(2)])).toEqual([entry(1), entry(2)])
  })
})
