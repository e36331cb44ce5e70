import { expect, test } from 'vitest'
import { PROGRAM } from '../../../../components/models/guestKernel.ts'
import {
  PROCESSOR_MODES,
  trapAndEmulate,
  type ConfigurableExit,
  type ProcessorMode,
} from '../../../../components/models/trapAndEmulate.ts'
import {
  comparison,
  describeTrap,
  guestBelief,
  hypervisorActivity,
  outcomeName,
  whyTrap,
} from '../../../../components/models/trapAndEmulateText.ts'
import { plain } from './plainText.ts'
import { stateAt } from './stateAt.ts'

function at(step: number, mode: ProcessorMode, exits?: readonly ConfigurableExit[]) {
  return stateAt(trapAndEmulate({ mode, exits }), step)
}

test.each([
  ['classic', 0, "Le noyau de l'invité se croit superviseur ; il tourne en mode utilisateur."],
  ['classic', 1, "ADD et LOAD ne touchent à rien de partagé : elles s'exécutent directement."],
  ['classic', 2, 'CLI est privilégiée : le processeur déroute, le répartiteur reçoit la main.'],
  ['classic', 3, "L'interpréteur met à 0 l'IF virtuel. Le vrai IF reste à 1."],
  ['classic', 4, "L'invité reprend après CLI : il n'a rien vu."],
  ['classic', 6, "POPF déroute aussi : l'interpréteur remet à 1 l'IF virtuel."],
  ['classic', 7, "La VM s'endort : l'allocateur donne le cœur à une autre VM."],
  ['x86', 3, "L'invité reprend : son port a reçu 8, le vrai n'a rien reçu."],
  ['x86', 4, 'POPF devait remettre IF à 1. IF reste à 0 : ni erreur, ni déroutement.'],
  ['x86', 5, "La VM s'endort avec IF à 0 : aucune interruption ne la réveillera."],
  ['vt-x', 1, "CLI ne fait pas sortir : en mode invité, le processeur tient l'IF de l'invité."],
  ['vt-x', 3, "POPF remet à 1 l'IF de l'invité : ni sortie, ni erreur."],
] as const)('on the processor %s click %i says « %s »', (mode, step, why) => {
  expect(plain(whyTrap(at(step, mode)))).toBe(why)
})

test('without an exit the reason says whom the instruction reaches', () => {
  expect(plain(whyTrap(at(2, 'vt-x', [])))).toMatch(/^OUT atteint le vrai port/)
  expect(plain(whyTrap(at(4, 'vt-x', [])))).toMatch(/^HLT endort le vrai cœur/)
})

test('when the virtual state is wrong the picture says so, and neither guest nor hypervisor sees it', () => {
  const state = at(4, 'x86')
  expect(comparison(state)).toBe('une vraie machine aurait IF = 1')
  expect([guestBelief(state), hypervisorActivity(state)]).toEqual(['ne voit rien', 'ne voit rien'])
  expect(guestBelief(at(4, 'vt-x'))).toBe('superviseur chez lui')
  const right = at(4, 'classic')
  expect(comparison(right)).toBe('comme une vraie machine')
  expect([guestBelief(right), hypervisorActivity(right)]).toEqual(['se croit superviseur', 'attend'])
})

test('each line that began says what became of it, the others nothing', () => {
  const state = at(4, 'x86')
  expect(PROGRAM.map((_, line) => outcomeName(state, line))).toEqual([
    'directe',
    'directe',
    'déroute',
    'déroute',
    'IF ignoré',
    '',
  ])
})

test('the text equivalent says program, both states, comparison, hypervisor and reason', () => {
  expect(plain(describeTrap(at(4, 'x86')))).toBe(
    "Processeur : x86 d'avant 2005. ADD directe, LOAD directe, CLI déroute, OUT déroute, POPF IF ignoré. " +
      'État virtuel : IF 0, r1 8, r2 42, port 8, mode superviseur ; une vraie machine aurait IF = 1. ' +
      'État réel : IF 1, mode utilisateur, cœur invité, port muet. Hyperviseur : ne voit rien. ' +
      'POPF devait remettre IF à 1. IF reste à 0 : ni erreur, ni déroutement.',
  )
})

test('every moment of every processor has a reason that fits on one line of a slide', () => {
  for (const mode of PROCESSOR_MODES)
    for (const exits of [[], ['OUT'], ['HLT'], ['OUT', 'HLT']] as const) {
      const model = trapAndEmulate({ mode, exits })
      const steps = model.trace.flat()
      steps.forEach((_, count) => {
        const why = whyTrap(stateAt(model, 0, steps.slice(0, count)))
        expect(why).toMatch(/\.$/)
        expect(why.length).toBeLessThanOrEqual(84)
      })
    }
})

test('the text equivalent names the exits that were asked for, where a processor knows any', () => {
  const said = (exits: readonly ('OUT' | 'HLT')[], mode: 'vt-x' | 'x86' = 'vt-x') =>
    plain(describeTrap(stateAt(trapAndEmulate({ mode, exits }), 0)))
  expect(said(['OUT', 'HLT'])).toContain('Sorties demandées : OUT, HLT.')
  expect(said([])).toContain('Aucune sortie demandée.')
  expect(said(['OUT'], 'x86')).not.toMatch(/[Ss]ortie/)
})
