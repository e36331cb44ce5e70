import { describe, expect, it } from 'vitest'
import type { DiagramContents } from '../../../scripts/diagrams/diagramContents.ts'
import { tellDiagram } from '../../../scripts/diagrams/tellDiagram.ts'

const nothing: DiagramContents = { links: [], groups: [], details: [], parts: [], alone: [], rows: [] }
const trap = { kind: 'arrow', from: 'Invité', to: 'Hyperviseur', label: 'VM exit' } as const

/** Plain spaces for no-break ones: expectations stay legible. */
const words = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ')
const tell = (contents: Partial<DiagramContents>, lang = 'fr') =>
  words(tellDiagram({ ...nothing, ...contents }, lang))

describe('a diagram in sentences', () => {
  it('says what leads to what, and what the arrow bears, in the language of the deck', () => {
    expect(tell({ links: [trap] })).toBe('Invité mène à Hyperviseur : VM exit.')
    expect(tell({ links: [trap] }, 'en-GB')).toBe('Invité leads to Hyperviseur: VM exit.')
  })

  it('needs no words in a language that it does not speak', () => {
    expect(tell({ links: [trap] }, 'ja')).toBe('Invité → Hyperviseur: VM exit.')
    expect(tell({ rows: [['上', '下']] }, 'ja')).toBe('上, 下.')
  })

  it.each([
    ['both', 'A et B mènent l’un à l’autre.'],
    ['line', 'A et B sont reliés.'],
    ['inheritance', 'A hérite de B.'],
    ['part', 'A fait partie de B.'],
    ['message', 'A à B.'],
    ['note', 'Note, A et B.'],
  ] as const)('tells a link of another kind: %s', (kind, said) => {
    expect(tell({ links: [{ kind, from: 'A', to: 'B', label: '' }] })).toBe(said)
  })

  it('names the points where a state diagram begins and ends', () => {
    const links = [
      { kind: 'arrow', from: { point: 'start' }, to: 'Active', label: '' },
      { kind: 'arrow', from: 'Active', to: { point: 'end' }, label: '' },
    ] as const
    expect(tell({ links: [...links] })).toBe('Le début mène à Active. Active mène à la fin.')
  })

  it('says what stands in a group, in an element and beside everything', () => {
    const said = tell({
      links: [trap],
      groups: [
        { name: 'Noyau', members: ['VMM', 'KVM', 'Linux'] },
        { name: 'Vide', members: [] },
      ],
      details: [{ name: 'VM', lines: ['+start()', '+stop()'] }],
      alone: ['Disque'],
    })
    expect(said).toContain('Noyau contient VMM, KVM et Linux. VM : +start(), +stop(). Sans lien : Disque.')
    expect(said).not.toContain('Vide')
  })

  it('gives the share of each part of a whole', () => {
    const parts = [
      { name: 'vCPU', value: 3 },
      { name: 'RAM', value: 5 },
    ]
    expect(tell({ parts })).toBe('vCPU : 3 (38 %). RAM : 5 (63 %).')
  })

  it('says where the labels stand when nothing is linked', () => {
    const rows = [['App. 1', 'App. 2'], ['Hyperviseur'], ['Matériel']]
    expect(tell({ rows, alone: ['App. 1', 'App. 2', 'Hyperviseur', 'Matériel'] })).toBe(
      'De haut en bas : App. 1, App. 2 ; Hyperviseur ; Matériel.',
    )
  })

  it('ends between two sentences when there are too many, and says so', () => {
    const links = Array.from({ length: 200 }, (_, index) => ({ ...trap, label: `sortie ${index}` }))
    const said = tell({ links })
    expect(said.length).toBeLessThan(1250)
    expect(said).toMatch(/: sortie \d+\. …$/)
  })

  it('is empty for a drawing without a word', () => {
    expect(tell({})).toBe('')
  })
})
