import { expect, test } from 'vitest'
import { consolidation, type ConsolidationAction } from '../../../../components/models/consolidation.ts'
import type { Story } from '../../../../components/models/consolidationProps.ts'
import {
  blockLabel,
  describeConsolidation,
  describeHeld,
  describeHost,
  describeLoad,
  gauges,
} from '../../../../components/models/consolidationText.ts'
import { whyConsolidation } from '../../../../components/models/consolidationWhy.ts'
import { plain } from './plainText.ts'
import { stateAt } from './stateAt.ts'

/** The seed 0 gives VM 1 12 Gio and VM 3 16 Gio. */
function at(step: number, story: Story = 'pack', ...free: ConsolidationAction[]) {
  return stateAt(consolidation({ story }), step, free)
}

test.each([
  ['pack', 0, 'Une charge par serveur : 20 machines allumées, CPU à 10 % au plus.'],
  ['pack', 1, '4 VM passent sur H1 : mémoire à 100 %, CPU à 40 %.'],
  ['pack', 2, "H1 refuse une VM de 16 Gio : son CPU n'est qu'à 40 %, mais sa mémoire est pleine."],
  ['pack', 3, '4 hôtes suffisent : CPU à 50 %, mémoire à 94 % au plus.'],
  ['pack', 4, '5 hôtes suffisent, dont 1 de réserve : CPU à 40 %, mémoire à 75 % au plus.'],
  ['failure', 0, '4 hôtes, remplis au plus serré : 20 VM tournent.'],
  ['failure', 1, "H2 tombe : ses 5 VM restent à l'arrêt. Le CPU suffirait, la mémoire manque."],
  ['failure', 3, 'H2 tombe : ses 4 VM redémarrent ailleurs, CPU à 50 % au plus.'],
  [
    'failure',
    4,
    "H3 tombe : 1 VM redémarre ailleurs, 4 restent à l'arrêt. Le CPU suffirait, la mémoire manque.",
  ],
] as const)('story %s, click %i: « %s »', (story, step, why) => {
  expect(plain(whyConsolidation(at(step, story)))).toBe(why)
})

const toH2: ConsolidationAction = { type: 'move', load: 0, to: 1 }
const failH2: ConsolidationAction = { type: 'fail', host: 1 }

test.each<[ConsolidationAction[], string]>([
  [[toH2], 'Une VM de 12 Gio passe sur H2 : mémoire à 19 %, CPU à 10 %.'],
  [
    [toH2, { type: 'move', load: 0, to: 'own' }],
    'La VM retourne sur son ancien serveur : il faut le rallumer.',
  ],
  [[failH2], "H2 tombe : il était éteint, rien ne s'arrête."],
  [[failH2, toH2], "H2 est en panne : rien n'y démarre."],
  [[toH2, failH2], "H2 tombe : sa VM reste à l'arrêt. Aucun autre hôte n'est allumé."],
  [[toH2, failH2, { type: 'repair', host: 1 }], 'H2 est réparé : 1 VM y redémarre.'],
  [
    [...[5, 7, 8, 9, 11, 12].map((load): ConsolidationAction => ({ type: 'move', load, to: 1 }))],
    'H2 refuse une VM de 8 Gio : son CPU passerait à 60 %, le seuil est à 50 %.',
  ],
  [
    [...[0, 2, 4, 16, 1].map((load): ConsolidationAction => ({ type: 'move', load, to: 1 }))],
    "H2 refuse une VM de 12 Gio : son CPU n'est qu'à 40 %, mais il ne lui reste que 4 Gio.",
  ],
  [
    [...[1, 2, 3].map((host): ConsolidationAction => ({ type: 'fail', host })), { type: 'pack', spare: 0 }],
    'Il manque des hôtes en service pour ranger toutes les VM ainsi.',
  ],
])('after %j: « %s »', (free, why) => {
  expect(plain(whyConsolidation(at(0, 'pack', ...free)))).toBe(why)
})

test('the gauges say watts, what is saved and what a failure would cost, and no saving while VMs are down', () => {
  const shown = (step: number, story: Story = 'pack') => {
    const { watts, saved, machines, reserve, down } = gauges(at(step, story))
    return [watts, saved, machines, reserve?.text ?? '', down].map(plain)
  }
  expect(shown(0)).toEqual(['3 886 W', '', '20 machines allumées', '', ''])
  expect(shown(1)).toEqual(['3 325 W', '−14 %', '17 machines allumées', '', ''])
  expect(shown(3)).toEqual(['894 W', '−77 %', '4 machines allumées', 'on perd 5 VM', ''])
  expect(shown(4)).toEqual(['1 081 W', '−72 %', '5 machines allumées', 'tout repart', ''])
  expect(shown(1, 'failure')).toEqual(['671 W', '', '3 machines allumées', 'on perd 5 VM', "5 VM à l'arrêt"])
})

test('the text equivalent says every host, the power and the reason', () => {
  expect(plain(describeConsolidation(at(2)))).toBe(
    '16 anciens serveurs allumés, une VM chacun. H1 : 4 VM, mémoire 100 %, CPU 40 % ; H2 éteint ; H3 éteint ; ' +
      "H4 éteint ; H5 éteint. Puissance : 3 325 W, −14 %. H1 refuse une VM de 16 Gio : son CPU n'est qu'à 40 %, " +
      'mais sa mémoire est pleine.',
  )
  expect(plain(describeConsolidation(at(3, 'failure')))).toMatch(
    /^H1 : 5 VM, mémoire 100 %, CPU 50 % ; H2 en panne, 0 VM à l'arrêt ; .* Si un hôte tombe, on perd 4 VM\./,
  )
})

test('a load and a host say what they are and where', () => {
  expect(plain(describeLoad(at(0), 2))).toBe('VM 3, 16 Gio, 10 % de CPU, sur son ancien serveur')
  expect(plain(describeLoad(at(1), 2))).toBe('VM 3, 16 Gio, 10 % de CPU, sur H1')
  const broken = at(0, 'pack', toH2, failH2)
  expect(plain(describeLoad(broken, 0))).toBe("VM 1, 12 Gio, 10 % de CPU, à l'arrêt avec H2")
  expect(plain(describeHost(broken, 1))).toBe("H2 en panne, 1 VM à l'arrêt")
})

test('a load in hand says whether it fits before it is put down', () => {
  const held = 'VM de 16 Gio en main'
  const keys = 'Flèches et Entrée, ou clic.'
  expect(plain(describeHeld(at(0), 2, 0))).toBe(`${held}, vers H1 : oui, elle y tient. ${keys}`)
  expect(plain(describeHeld(at(1), 10, 1))).toBe(`${held}, vers H2 : oui, elle y tient. ${keys}`)
  expect(plain(describeHeld(at(1), 19, 0))).toBe(`${held}, vers H1 : non, la mémoire manque. ${keys}`)
  expect(plain(describeHeld(at(1), 2, 'own'))).toBe(`${held}, vers son ancien serveur. ${keys}`)
  expect(plain(describeHeld(at(0), 2, 'own'))).toBe(`${held}, où elle est déjà. ${keys}`)
})

test('a block bears its memory, its unit where the servers of before left room, and × when it is down', () => {
  expect(blockLabel(at(0), 0)).toBe('12')
  expect(blockLabel(at(0, 'pack', toH2, failH2), 0)).toBe('×')
  expect(plain(blockLabel(at(0, 'failure'), 0))).toBe('12 Gio')
  const broken = at(1, 'failure')
  const stopped = broken.places.indexOf(1)
  expect(plain(blockLabel(broken, stopped))).toMatch(/^× \d+ Gio$/)
})
