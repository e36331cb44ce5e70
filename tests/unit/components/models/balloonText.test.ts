import { expect, test } from 'vitest'
import { balloon, type BalloonAction } from '../../../../components/models/balloon.ts'
import { describeBalloon, exchanges, whyBalloon } from '../../../../components/models/balloonText.ts'
import { plain } from './plainText.ts'
import { stateAt } from './stateAt.ts'

function after(...free: BalloonAction[]) {
  return stateAt(balloon(), 0, free)
}

const inflate = (pages: number): BalloonAction => ({ type: 'inflate', pages })
const touch = (pages: number): BalloonAction => ({ type: 'touch', pages })
const demand: BalloonAction = { type: 'demand', pages: 1 }
const deflate = (pages: number): BalloonAction => ({ type: 'deflate', pages })

test.each<[BalloonAction[], string]>([
  [[], "Rien n'est demandé : l'invité remplit ses pages comme il veut."],
  [[inflate(1)], "Le ballonnet gonfle : l'invité donne d'abord ce qui est libre ; l'hôte gagne 1 page."],
  [[inflate(4)], "Le libre ne suffit plus : l'invité prend aussi dans son cache ; l'hôte gagne 4 pages."],
  [[inflate(3), inflate(1)], "Plus rien de libre : l'invité prend dans son cache ; l'hôte gagne 1 page."],
  [[inflate(8)], "Plus rien à jeter : l'invité écrit 2 pages sur son disque ; l'hôte en gagne 8."],
  [[inflate(2), deflate(1)], "L'hôte rend 1 page libre."],
  [
    [inflate(8), deflate(4)],
    "L'hôte rend 4 pages libres. Celles du disque ne reviennent que si l'invité les lit.",
  ],
  [[demand], "L'application veut une page de plus : il en reste une libre."],
  [[inflate(3), demand], "L'application veut une page de plus : l'invité prend dans son cache."],
  [[inflate(6), demand], "L'application veut une page de plus : l'invité en écrit une autre sur son disque."],
  [[inflate(8), touch(1)], "Une page revient, une autre sort : l'invité ralentit, l'hôte ne gagne rien."],
  [
    [inflate(10), touch(3)],
    "3 pages reviennent, 3 autres sortent : l'invité ralentit, l'hôte ne gagne rien.",
  ],
  [[inflate(8), deflate(4), touch(2)], '2 pages reviennent du disque : il y a de la place, rien ne sort.'],
])('after %j the reason is « %s »', (actions, why) => {
  expect(plain(whyBalloon(after(...actions)))).toBe(why)
})

test('the text equivalent counts the pages of the guest, of its disk and of the host', () => {
  expect(plain(describeBalloon(after(inflate(8))))).toBe(
    "L'invité a 12 pages : 4 d'application, 0 de cache, 0 libre, 8 dans le ballonnet. Sur son disque : 2 pages " +
      "d'application, 2 échanges. L'hôte a 10 pages libres. Plus rien à jeter : l'invité écrit 2 pages sur son " +
      "disque ; l'hôte en gagne 8.",
  )
})

test('exchanges agree with their number', () => {
  expect([0, 1, 2].map((count) => plain(exchanges(count)))).toEqual(['0 échange', '1 échange', '2 échanges'])
})
