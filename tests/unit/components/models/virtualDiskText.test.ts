import { expect, test } from 'vitest'
import { virtualDisk, type DiskAction } from '../../../../components/models/virtualDisk.ts'
import {
  describeBlock,
  describeDisk,
  gigabytes,
  growthFlag,
  whyDisk,
} from '../../../../components/models/virtualDiskText.ts'
import { plain } from './plainText.ts'
import { stateAt } from './stateAt.ts'

function after(...requests: number[][]) {
  const free = requests.map((blocks): DiskAction => ({ type: 'write', blocks }))
  return stateAt(virtualDisk(), 0, free)
}

test.each([
  [[], "L'invité n'a rien écrit : le fichier ne contient que ses métadonnées.", ''],
  [[[7]], 'Le bloc 7 est écrit pour la première fois : le fichier grossit de 5 Go.', '+5 Go'],
  [[[7], [7]], 'Le bloc 7 a déjà sa place dans le fichier : réécrire ne le fait pas grossir.', '+0 Go'],
  [[[5, 4, 3]], 'Les blocs 3 à 5 sont écrits pour la première fois : le fichier grossit de 15 Go.', '+15 Go'],
  [
    [
      [3, 4],
      [4, 3],
    ],
    'Les blocs 3 et 4 ont déjà leur place dans le fichier : réécrire ne le fait pas grossir.',
    '+0 Go',
  ],
  [[[3], [3, 4]], 'Un seul bloc est nouveau, le 4 : 5 Go de plus. Le reste est réécrit.', '+5 Go'],
  [[[3], [3, 4, 9]], '2 blocs sont nouveaux : 10 Go de plus. Le reste est réécrit.', '+10 Go'],
])('after the writes %j the reason is « %s »', (requests, why, flag) => {
  expect(plain(whyDisk(after(...requests)))).toBe(why)
  expect(plain(growthFlag(after(...requests)))).toBe(flag)
})

test('the text equivalent says what each side sees, and why', () => {
  expect(plain(describeDisk(after([7])))).toBe(
    "L'invité voit un disque de 100 Go, 20 blocs, 1 bloc déjà écrit. Le fichier de l'hôte contient ses métadonnées " +
      'et 1 bloc de 5 Go, soit 5 Go de données. Le bloc 7 est écrit pour la première fois : le fichier grossit de 5 Go.',
  )
  expect(describeBlock(after([7]), 7)).toBe('Bloc 7, déjà écrit')
  expect(describeBlock(after([7]), 8)).toBe('Bloc 8, jamais écrit')
})

test('sizes have a decimal comma and never break before their unit', () => {
  expect(gigabytes(2.5)).toBe('2,5\u00a0Go')
})
