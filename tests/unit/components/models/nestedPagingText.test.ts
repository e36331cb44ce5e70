import { expect, test } from 'vitest'
import { nestedPaging, type PagingAction } from '../../../../components/models/nestedPaging.ts'
import type { PagingSetup } from '../../../../components/models/pageWalk.ts'
import { describePaging, formula, whyPaging } from '../../../../components/models/nestedPagingText.ts'
import { replay } from '../../../../components/models/simulation.ts'
import { plain } from './plainText.ts'

function why(setup: Partial<PagingSetup>, free: readonly PagingAction[], step = 0) {
  const { state, before } = replay(nestedPaging(setup), { seed: 0, step, free })
  return plain(whyPaging(state, before))
}

test.each([
  [0, "Rien en cache. L'invité ne connaît que des gPA : même sa table, il faut la chercher."],
  [1, "L'invité change son entrée lui-même, sans réveiller l'hyperviseur. Il faudra la relire."],
  [2, "4 lectures chez l'hyperviseur pour trouver la table 4 de l'invité, puis une pour la lire."],
  [6, '24 références, 4 sans VM : une borne, sans cache de traduction.'],
  [7, '15 références avec des pages de 2 Mio, 3 sans VM : une borne, sans cache de traduction.'],
])('at click %i of the nested story the reason is « %s »', (step, expected) => {
  expect(why({}, [], step)).toBe(expected)
})

test.each([
  [0, "L'hyperviseur a fabriqué une table gVA → hPA. Le processeur ne lit qu'elle."],
  [1, "4 références, comme sans VM : l'ombre donne tout de suite le cadre 6 de l'hôte."],
  [2, "La table de l'invité est protégée : son écriture réveille l'hyperviseur, qui met l'ombre à jour."],
  [3, "4 références, comme sans VM : l'ombre donne tout de suite le cadre 2 de l'hôte."],
  [4, "3 écritures de l'invité, 3 sorties de VM de plus : 4 en tout."],
])('at click %i of the shadow story the reason is « %s »', (step, expected) => {
  expect(why({ mode: 'shadow' }, [], step)).toBe(expected)
})

test.each([
  [{}, 3, "Où est la table 4 de l'invité ? On lit le niveau 2 de l'hyperviseur."],
  [{}, 22, "Où est la donnée ? On lit le niveau 3 de l'hyperviseur."],
  [{ mode: 'shadow' }, 2, "L'entrée de niveau 3 de l'ombre mène au niveau suivant."],
  [
    { pageSize: '1G', hostLevels: 3 },
    2,
    "1 lecture chez l'hyperviseur pour trouver la table 4 de l'invité, puis une pour la lire.",
  ],
] as const)(
  'after a reference inside the walk of %o, the %ith, the reason is « %s »',
  (setup, count, expected) => {
    expect(why(setup, [{ type: 'read', count }])).toBe(expected)
  },
)

test('the formula is written with the levels that the walk passes', () => {
  const setup: PagingSetup = { mode: 'nested', guestLevels: 4, hostLevels: 5, pageSize: '2M' }
  expect(formula(setup)).toBe('(3 + 1) × (4 + 1) − 1 = 19')
  expect(plain(formula({ ...setup, mode: 'shadow' }))).toBe('une par niveau : 3')
})

test('the text equivalent says the tables, both prices and the frames', () => {
  const { state, before } = replay(nestedPaging({ mode: 'shadow' }), { seed: 0, step: 2, free: [] })
  expect(plain(describePaging(state, before))).toBe(
    "Table d'ombre : 4 niveaux, pages de 4 Kio. 0 référence mémoire sur 4, 4 sans VM. 1 écriture de l'invité, " +
      "1 sortie de VM. Son entrée désigne le cadre 3, donc le cadre 2 de l'hôte. La table de l'invité est protégée : " +
      "son écriture réveille l'hyperviseur, qui met l'ombre à jour.",
  )
})

test('the text equivalent of nested paging counts the levels of both sides', () => {
  const model = nestedPaging({ hostLevels: 5, pageSize: '2M' })
  expect(plain(describePaging(model.initial(0), undefined))).toContain(
    "Pagination imbriquée : 3 niveaux chez l'invité, 4 niveaux chez l'hyperviseur, pages de 2 Mio. " +
      '0 référence mémoire sur 19, 3 sans VM.',
  )
})
