import { expect, test } from 'vitest'
import { rowsOf } from '../../../../components/models/snapshotRows.ts'
import { snapshots } from '../../../../components/models/snapshots.ts'
import type { SnapshotAction, SnapshotState } from '../../../../components/models/snapshotState.ts'
import type { Story } from '../../../../components/models/snapshotStories.ts'
import {
  describeBlock,
  describeOperation,
  describeSnapshots,
  readSummary,
  whySnapshots,
} from '../../../../components/models/snapshotsText.ts'
import { plain } from './plainText.ts'
import { stateAt } from './stateAt.ts'

function at(story: Story, step: number, free: SnapshotAction[] = []): SnapshotState {
  return stateAt(snapshots({ story }), step, free)
}

test.each<[Story, number, string]>([
  ['chain', 0, 'Un seul fichier, la base : la VM y lit et y écrit.'],
  ['chain', 1, "L'instantané fige la base et ouvre un delta vide : aucun bloc copié."],
  ['chain', 2, "C1 va dans le delta 1 ; l'ancien C reste dessous, inchangé."],
  ['chain', 3, 'C est réécrit : le delta 1 ne grossit pas, il garde 3 blocs.'],
  ['chain', 4, "A1 va dans le delta 2 ; l'ancien A reste dessous, inchangé."],
  ['chain', 5, 'Lire E : absent des deltas 2 et 1, trouvé dans la base : 3 fichiers consultés.'],
  ['chain', 6, 'Revenir jette le delta 2 : A1 est perdu. Aucun bloc copié.'],
  ['chain', 7, 'Supprimer recopie 3 blocs dans la base : la VM voit la même chose.'],
  ['incident', 0, 'Une VM et son instantané : la base est figée, les écritures vont dans le delta.'],
  ['incident', 1, "Le clone lié s'appuie sur la base : aucun bloc copié."],
  ['incident', 2, "Le clone complet recopie les 8 blocs : il ne dépend d'aucun autre fichier."],
  ['incident', 3, 'La sauvegarde recopie les 8 blocs, et les garde dans un autre lieu.'],
  ['incident', 4, "L'instantané était la base figée : il est perdu, avec tout ce qui s'appuie dessus."],
  ['incident', 5, 'Tout le stockage est perdu : seule la sauvegarde, gardée ailleurs, se lit encore.'],
])('in the story %s, step %i says « %s »', (story, step, why) => {
  expect(plain(whySnapshots(at(story, step)))).toBe(why)
})

const C: SnapshotAction = { type: 'write', block: 2 }

test.each<[Story, SnapshotAction[], string]>([
  ['chain', [C], 'C1 remplace C dans la base : sans instantané, pas de retour.'],
  ['chain', [{ type: 'take' }, { type: 'revert' }], "Revenir jette un delta vide : rien n'est perdu."],
  ['chain', [{ type: 'take' }, { type: 'merge' }], 'Le delta était vide : le supprimer ne copie rien.'],
  ['chain', [{ type: 'read', block: 0 }], 'Lire A : trouvé dans la base, 1 fichier consulté.'],
  [
    'chain',
    [{ type: 'take' }, { type: 'read', block: 0 }],
    'Lire A : absent du delta 1, trouvé dans la base : 2 fichiers consultés.',
  ],
  [
    'chain',
    [{ type: 'take' }, C, { type: 'write', block: 0 }, { type: 'revert' }],
    'Revenir jette le delta 1 : A1 et C1 sont perdus. Aucun bloc copié.',
  ],
  ['chain', [{ type: 'lose', what: 'base' }], 'La base est perdue, et la VM avec elle.'],
  [
    'chain',
    [{ type: 'lose', what: 'storage' }],
    'Tout le stockage est perdu, et sans sauvegarde il ne reste rien.',
  ],
  [
    'incident',
    [{ type: 'link' }, { type: 'write', block: 0, by: 'clone' }],
    "A1 va dans le fichier du clone : la VM n'en voit rien.",
  ],
])('in the story %s, playing %j says « %s »', (story, actions, why) => {
  expect(plain(whySnapshots(at(story, 0, actions)))).toBe(why)
})

test('the text equivalent says what each file holds and what can no longer be read', () => {
  const said = (story: Story, step: number) => {
    const state = at(story, step)
    return plain(describeSnapshots(state, rowsOf(state, story)))
  }
  expect(said('chain', 3)).toBe(
    'La VM voit : A, B, C2, D, E, F1, G1 et H ; Delta 1 (actif) : C2, F1 et G1 ; Base (instantané 1) : ' +
      'A, B, C, D, E, F, G et H. Blocs copiés en tout : 0. ' +
      'C est réécrit : le delta 1 ne grossit pas, il garde 3 blocs.',
  )
  expect(said('incident', 4)).toBe(
    'La VM (illisible) ; Delta 1 (illisible) ; Clone lié (illisible) ; Base (perdue) ; ' +
      'Clone complet (intact) : A, B, C1, D, E, F1, G et H ; Sauvegarde (intacte) : A, B, C1, D, E, F1, G et H. ' +
      "Blocs copiés en tout : 16. L'instantané était la base figée : il est perdu, avec tout ce qui s'appuie dessus.",
  )
})

test('a block says what it contains and how many files its read takes', () => {
  expect(plain(describeBlock(at('chain', 5), 4))).toBe('Bloc E, contient E. Le lire : 3 fichiers consultés')
  expect(describeBlock(at('incident', 4), 4)).toBe('Bloc E, illisible')
})

test('the read of a block is counted beside the bill while it can be read', () => {
  expect(readSummary(at('chain', 4))).toBeUndefined()
  expect(readSummary(at('chain', 5))).toEqual({ block: 'Lire E', cost: '3\u00a0fichiers' })
  expect(readSummary(at('chain', 5, [{ type: 'lose', what: 'base' }]))).toBeUndefined()
})

test('the button of an operation says its cost and why it is impossible', () => {
  expect(plain(describeOperation(at('chain', 7), 'merge', 'no snapshot'))).toBe(
    "Supprimer le dernier instantané : 3 blocs copiés en 2 fois. Impossible, il n'y a pas d'instantané",
  )
  expect(plain(describeOperation(at('chain', 1), 'take', undefined))).toBe(
    'Prendre un instantané : aucun bloc copié',
  )
})
