import { expect, test } from 'vitest'
import { liveMigration, type MigrationSettings } from '../../../../components/models/liveMigration.ts'
import {
  describeMigration,
  settingValue,
  stateOnA,
  stateOnB,
  time,
  volume,
  whyMigration,
} from '../../../../components/models/liveMigrationText.ts'
import { plain } from './plainText.ts'

/** After so many rounds, the pause counted as one. */
function after(played: number, settings: Partial<MigrationSettings> = {}) {
  const model = liveMigration(settings)
  let state = model.initial(0)
  for (let count = 0; count < played; count += 1) state = model.apply(state, { type: 'next' })
  return state
}

test.each<[string, number, Partial<MigrationSettings>, string]>([
  ['the start', 0, {}, 'La VM tourne sur A. Le premier tour enverra toute sa mémoire : 8 Go.'],
  ['a round', 1, {}, 'Pendant ces 8 s, la VM a sali 2 Go : à renvoyer.'],
  [
    'the last round',
    3,
    {},
    "Pendant ces 500 ms, la VM a sali 125 Mo : moins que le seuil de 150 Mo, on peut l'arrêter.",
  ],
  ['the pause', 4, {}, "La VM ne s'est arrêtée que 125 ms, sur 10,6 s de migration. Elle repart sur B."],
  [
    'a round with D = B',
    1,
    { dirtyRate: 1 },
    "Pendant ces 8 s, la VM a sali 8 Go : autant qu'il y en avait à envoyer.",
  ],
  [
    'the last round with D = B',
    6,
    { dirtyRate: 1 },
    'Déjà 6 tours, et il reste 8 Go : il faut arrêter la VM.',
  ],
  [
    'the pause with D > B',
    7,
    { dirtyRate: 2 },
    'Pause forcée de 8 s, autant que sans aucun tour : avec D ≥ B, rien ne diminue.',
  ],
  [
    'the pause with D near B',
    7,
    { dirtyRate: 0.75 },
    'Pause forcée de 1,4 s : avec D proche de B, 6 tours ne suffisent pas.',
  ],
  [
    'the pause that the last round allowed',
    7,
    { dirtyRate: 0.5 },
    "La VM ne s'est arrêtée que 125 ms, sur 15,9 s de migration. Elle repart sur B.",
  ],
])('%s is explained', (_, played, settings, why) => {
  expect(plain(whyMigration(after(played, settings)))).toBe(why)
})

test('each host says where the VM is', () => {
  const both = [0, 1, 3, 4].map((played) => [stateOnA(after(played)), stateOnB(after(played))].map(plain))
  expect(both).toEqual([
    ['La VM tourne', 'En attente'],
    ['La VM tourne', 'Copie en cours'],
    ["La VM va s'arrêter", 'Copie en cours'],
    ['La VM est partie', 'La VM tourne'],
  ])
})

test('the text equivalent says the settings, what was sent, what is left, and why', () => {
  expect(plain(describeMigration(after(2)))).toBe(
    'Migration de A vers B : mémoire 8 Go, pages salies 0,25 Go/s, débit 1 Go/s. Envoyé : tour 1, 8 Go ; tour 2, 2 Go. ' +
      'Reste à envoyer : 500 Mo. Pendant ces 2 s, la VM a sali 500 Mo : à renvoyer.',
  )
  expect(describeMigration(after(4))).not.toContain('Reste')
})

test('volumes and times take the unit that a reader expects', () => {
  expect([0, 0.0304, 0.9999, 1.4238, 16].map(volume).map(plain)).toEqual([
    '0 Go',
    '30 Mo',
    '1 Go',
    '1,42 Go',
    '16 Go',
  ])
  expect([0, 0.125, 0.9999, 10.625, 320].map(time).map(plain)).toEqual([
    '0 s',
    '125 ms',
    '1 s',
    '10,6 s',
    '320 s',
  ])
  expect(settingValue(after(0), 'dirtyRate')).toBe('0,25\u00a0Go/s')
})
