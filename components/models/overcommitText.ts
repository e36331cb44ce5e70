import { decimal } from './frenchNumber.ts'
import { missing, rate, totalPromised, totalUsed, type OvercommitState } from './overcommit.ts'
import { french } from './typography.ts'

/** A size in binary gigabytes as a French reader writes it. */
export function gibibytes(size: number): string {
  return french(`${size} Gio`)
}

/** Promised memory over real memory, to two decimals at most. */
export function rateText(state: OvercommitState): string {
  return decimal(rate(state), 2)
}

/** GiB of a bar below which a number does not fit in it. */
const LEGIBLE = 12

/** What the bar of the memory that is not there says: how much, or a mere cross where there is no room for a number. */
export function lackText(state: OvercommitState): string {
  const lack = missing(state)
  return lack >= LEGIBLE ? `− ${gibibytes(lack)}` : '×'
}

/** One sentence: whether it holds, and what that hangs on. */
export function whyOvercommit(state: OvercommitState): string {
  const { claiming, machines } = state
  const lack = missing(state)
  const who = claiming === machines ? 'Toutes les VM réclament' : `${claiming} VM sur ${machines} réclament`
  if (lack > 0)
    return french(
      claiming === 0
        ? `Même un jour ordinaire, il manque ${gibibytes(lack)} : l'hôte est trop petit.`
        : `${who} leur part en même temps : il manque ${gibibytes(lack)}.`,
    )
  if (claiming > 0 && claiming < machines)
    return french(`${who} toute leur part : l'hôte tient, parce que les autres ne réclament pas.`)
  if (rate(state) <= 1)
    return french("On n'a pas promis plus qu'on n'a : rien ne peut manquer, mais l'hôte porte moins de VM.")
  if (claiming === machines) return french(`${who} leur part, et l'hôte tient encore.`)
  return french("Un jour ordinaire, l'hôte tient : chaque VM utilise moins que sa part.")
}

/** Both bars in words, for screen readers and for whoever gets the picture without seeing it. */
export function describeOvercommit(state: OvercommitState): string {
  const { host, machines, promised } = state
  return french(
    `Mémoire de l'hôte : ${gibibytes(host)}. Promis : ${machines} VM à ${gibibytes(promised)}, soit ` +
      `${gibibytes(totalPromised(state))}, ${rateText(state)} fois la mémoire de l'hôte. ` +
      `Utilisé : ${gibibytes(totalUsed(state))}. ${whyOvercommit(state)}`,
  )
}
