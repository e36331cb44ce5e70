import { expect, test } from 'vitest'
import { movableVolume, moveAll, type VolumeAction } from '../../../../components/models/movableVolume.ts'
import {
  describeVolume,
  describeVolumeBlock,
  whyVolume,
} from '../../../../components/models/movableVolumeText.ts'
import { plain } from './plainText.ts'
import { stateAt } from './stateAt.ts'

function after(step: number, free: readonly VolumeAction[] = []) {
  return stateAt(movableVolume(), step, free)
}

test.each([
  [0, 'La VM lit son volume ; le logiciel seul sait quelle baie porte chaque bloc.'],
  [1, '3 blocs passent en baie B : la VM lit toujours le même volume.'],
  [2, "La VM écrit le bloc 3 : le logiciel l'envoie en baie B, où ce bloc se trouve."],
  [3, "Tout le volume est en baie B : la VM n'a rien vu, seul le tableau a changé."],
  [4, "3 places libres en baie C pour 5 blocs : le volume n'y tient pas."],
])('at step %i the reason is « %s »', (step, why) => {
  expect(plain(whyVolume(after(step)))).toBe(why)
})

test('one block is singular, and a move to where everything is moves nothing', () => {
  expect(plain(whyVolume(after(0, [{ type: 'move', blocks: [1], to: 2 }])))).toBe(
    '1 bloc passe en baie C : la VM lit toujours le même volume.',
  )
  expect(plain(whyVolume(after(0, [moveAll(after(0), 0)])))).toBe(
    'Le volume est déjà en baie A : rien ne bouge.',
  )
})

test('the text equivalent says what the machine sees, what the software knows and what each shelf holds', () => {
  expect(plain(describeVolume(after(2)))).toBe(
    'La VM voit un volume de 5 blocs, qui contient L I B R E. Le logiciel de stockage tient le tableau des places : ' +
      '1 en B, 2 en B, 3 en B, 4 en A, 5 en A. Les baies portent ceci : baie A, R E, 2 autres blocs, 4 places libres ; ' +
      'baie B, L I B, 1 autre bloc, 4 places libres ; baie C, aucun bloc du volume, 5 autres blocs, 3 places libres. ' +
      "La VM écrit le bloc 3 : le logiciel l'envoie en baie B, où ce bloc se trouve.",
  )
  expect(plain(describeVolumeBlock(after(2), 2))).toBe('Écrire le bloc 3, qui contient B')
})
