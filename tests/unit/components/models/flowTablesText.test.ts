import { expect, test } from 'vitest'
import { flowTables, type Flow, type FlowAction } from '../../../../components/models/flowTables.ts'
import {
  controllerText,
  describeFlows,
  ruleText,
  tally,
  whyFlow,
} from '../../../../components/models/flowTablesText.ts'
import { plain } from './plainText.ts'
import { stateAt } from './stateAt.ts'

function after(free: readonly FlowAction[], step = 0) {
  return stateAt(flowTables(), step, free)
}

test.each([
  [0, 'Chaque commutateur lit sa table de haut en bas et suit la première ligne qui convient.'],
  [1, "A a sa ligne dans les deux tables : il passe, le contrôleur n'en sait rien."],
  [2, "B n'a pas de ligne : son paquet attend, le commutateur demande au contrôleur."],
  [3, 'Le contrôleur écrit la règle B dans les deux tables : B repart.'],
  [5, "Le contrôleur s'arrête. Les tables, elles, restent dans les commutateurs."],
  [7, "C n'a pas de ligne, et il n'y a personne à qui demander : son paquet attend."],
  [8, 'Le contrôleur revient et écrit la règle C : C repart.'],
])('at step %i the reason is « %s »', (step, why) => {
  expect(plain(whyFlow(after([], step)))).toBe(why)
})

test('two flows that waited go on together, and a return to nobody says so', () => {
  const send = (flow: 'B' | 'C'): FlowAction => ({ type: 'send', flow })
  expect(plain(whyFlow(after([send('B'), send('C'), { type: 'answer' }])))).toBe(
    'Le contrôleur écrit les règles B et C dans les deux tables : B et C repartent.',
  )
  expect(plain(whyFlow(after([{ type: 'stop' }, { type: 'start' }])))).toBe(
    "Le contrôleur est revenu. Personne n'attendait.",
  )
  expect(plain(whyFlow(after([send('B'), { type: 'stop' }])))).toBe(
    "Le contrôleur s'arrête sans avoir répondu. Les tables restent dans les commutateurs.",
  )
})

test('the text equivalent names both planes, the tables and every packet', () => {
  expect(plain(describeFlows(after([], 7)))).toBe(
    'Plan de contrôle : contrôleur arrêté. Plan de données : le commutateur virtuel et le commutateur matériel ont ' +
      'chacun la table « A → serveur ; B → serveur ; autre → demander ». En attente : 1 de C. ' +
      "Arrivés au serveur : 1 de A, 3 de B. C n'a pas de ligne, et il n'y a personne à qui demander : son paquet attend.",
  )
  expect(plain(describeFlows(after([], 2)))).toContain('contrôleur interrogé sur B')
  expect(plain(describeFlows(after([])))).toContain(
    'En attente : aucun paquet. Arrivés au serveur : aucun paquet.',
  )
})

test('a line of a table says whom it is for and what is done', () => {
  expect(ruleText({ match: 'A', does: 'forward' })).toBe('A → serveur')
  expect(ruleText({ match: 'other', does: 'ask' })).toBe('autre → demander')
})

test('a tally counts the packets of each flow and leaves out those without any', () => {
  expect(tally(['B', 'A', 'B'])).toEqual([
    { flow: 'A', count: 1 },
    { flow: 'B', count: 2 },
  ])
})

test.each<[boolean, Flow[], string]>([
  [true, [], 'Contrôleur'],
  [true, ['B'], 'Contrôleur : par où envoyer B ?'],
  [true, ['B', 'C'], 'Contrôleur : par où envoyer B et C ?'],
  [false, [], '× Contrôleur arrêté'],
])('a controller (running: %s) asked about %j reads « %s »', (running, question, text) => {
  expect(plain(controllerText({ running, question }))).toBe(text)
})
