import { percent, wattage } from './frenchNumber.ts'
import { drawn, type IdlePowerState } from './idlePower.ts'
import { french } from './typography.ts'

/** Percent of the maximum that is drawn. */
export function shareOfMax(state: IdlePowerState): string {
  return percent(100 * drawn(state).share)
}

/** One sentence: what the cursor's place means. */
export function whyIdlePower(state: IdlePowerState): string {
  const { load, moved, server } = state
  if (!moved) return french(`À pleine charge : ${server.max} W. Et sans aucun travail ?`)
  const { watts, proportional } = drawn(state)
  if (load === 0)
    return french(`Aucun travail, et ${shareOfMax(state)} de la puissance : allumer, c'est déjà payer.`)
  if (load === 100) return french('Plein travail : ici, tout ce qui est payé sert.')
  return french(
    `${load} % de travail pour ${shareOfMax(state)} de la puissance : ` +
      `${Math.round(watts) - Math.round(proportional)} W de plus qu'un serveur proportionnel.`,
  )
}

/** The whole state in words, for screen readers. */
export function describeIdlePower(state: IdlePowerState): string {
  const { load, moved } = state
  const { watts, proportional } = drawn(state)
  const measured = `Charge ${load} % : ${wattage(watts)}, soit ${shareOfMax(state)} du maximum`
  const ideal = `Un serveur proportionnel prendrait ${wattage(proportional)}`
  return french(`${measured}. ${moved ? `${ideal}. ` : ''}${whyIdlePower(state)}`)
}
