import { expect, test } from 'vitest'
import data from '../../../../data/history.json' with { type: 'json' }
import { CHAPTERS, history, type HistoryAction } from '../../../../components/models/history.ts'
import type { HistoryEvent } from '../../../../components/models/historyEvents.ts'
import {
  chosenEntry,
  describeEvent,
  describeHistory,
  whyHistory,
  yearsBetween,
} from '../../../../components/models/historyText.ts'
import { plain } from './plainText.ts'
import { stateAt } from './stateAt.ts'

const events = data as HistoryEvent[]
const model = history({ events })
const nameSource = (id: string) => (id === 'siebert' ? 'Siebert s. d.' : id)

function after(step: number, ...free: HistoryAction[]) {
  return stateAt(model, step, free)
}

function find(id: string): HistoryEvent {
  const event = events.find((one) => one.id === id)
  if (!event) throw new Error(`no event ${id}`)
  return event
}

test('every chapter has a sentence of its own', () => {
  const sentences = Array.from({ length: CHAPTERS.length + 1 }, (_, step) => whyHistory(after(step)))
  expect(new Set(sentences).size).toBe(sentences.length)
  for (const sentence of sentences) expect(plain(sentence).length).toBeLessThanOrEqual(92)
})

test('a filter says how many dates it leaves, and when', () => {
  const hide = (category: 'cloud' | 'software' | 'hardware'): HistoryAction => ({ type: 'toggle', category })
  expect(plain(whyHistory(after(2, hide('cloud'), hide('software'))))).toBe(
    'Matériel : 8 dates, de 1965 à 2018.',
  )
  expect(plain(whyHistory(after(2, hide('hardware'))))).toMatch(/^Cloud et Logiciel : 28 dates/)
  expect(plain(whyHistory(after(2, ...(['cloud', 'software', 'hardware'] as const).map(hide))))).toBe(
    'Les trois catégories sont masquées : il ne reste aucune date.',
  )
})

test('an entry gives the date as it is known, the kind of its source, and the doubt', () => {
  const entry = (event: string) => chosenEntry(after(0, { type: 'choose', event }), nameSource)
  expect(entry('hyper-v')).toMatchObject({ when: 'Été 2008' })
  expect(plain(entry('ec2')?.when)).toBe('Août 2006')
  expect(plain(entry('ec2')?.source)).toBe(
    '● source primaire, hamilton2021. Le 24 ou le 25, selon les textes.',
  )
  expect(plain(entry('esx')?.source)).toBe('○ source secondaire ; voir Siebert s. d.')
  expect(chosenEntry(after(3), nameSource)).toBeUndefined()
})

test('the text equivalent names what the picture names, in the order of time, with the kind of source', () => {
  const text = plain(describeHistory(after(2, { type: 'choose', event: 'ec2' }), nameSource))
  expect(text).toContain(
    'à partir de 1967, CP-67 : une 360 virtuelle par utilisateur (source primaire) ; ' +
      '1988, PR/SM : partitions logiques (LPAR) sur IBM 3090 (source secondaire).',
  )
  expect(text).toContain('Date choisie : Août 2006, Amazon EC2')
  expect(plain(describeEvent(find('vt-x')))).toBe(
    "Novembre 2005, VT-x : le processeur x86 assiste l'hyperviseur. Matériel, source secondaire.",
  )
})

test('a distance is counted in whole years', () => {
  expect(plain(yearsBetween(find('cp-67'), find('lpar')))).toBe('21 ans')
})
