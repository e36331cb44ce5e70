import { expect, test } from 'vitest'
import { describeWays, stagesShown } from '../../../../components/models/addressSpacesText.ts'
import { plain } from './plainText.ts'

const PATHS = [
  { name: 'A', path: { page: 0, guestFrame: 2, hostFrame: 6 } },
  { name: 'B', path: { page: 0, guestFrame: 2, hostFrame: 3 } },
]

function saidAt(step: number): string {
  return plain(describeWays(PATHS.map((way, index) => ({ ...way, stages: stagesShown(index, step) }))))
}

test('the first click adds the stage of the host, the second a whole second machine', () => {
  expect(saidAt(0)).toBe("VM A : l'OS invité traduit la page 0 en cadre 2.")
  const both =
    "VM A : l'OS invité traduit la page 0 en cadre 2, que l'hyperviseur place dans le cadre 6 de l'hôte (hPA)."
  expect(saidAt(1)).toBe(both)
  expect(saidAt(2)).toBe(`${both} ${both.replace('A', 'B').replace('6', '3')}`)
})

test('beyond the last click nothing more is to come', () => {
  expect([0, 1].map((machine) => stagesShown(machine, 5))).toEqual([2, 2])
})
