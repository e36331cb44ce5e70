import { decimal } from './frenchNumber.ts'
import { due, duration, MOST_ROUNDS, pause, type MigrationState, type Setting } from './liveMigration.ts'
import { french } from './typography.ts'

export const SETTING_NAMES: Record<Setting, { symbol: string; name: string; less: string; more: string }> = {
  memory: { symbol: 'V', name: 'mémoire', less: 'Moins de mémoire', more: 'Plus de mémoire' },
  dirtyRate: { symbol: 'D', name: 'pages salies', less: 'Salir moins vite', more: 'Salir plus vite' },
  bandwidth: { symbol: 'B', name: 'débit', less: 'Moins de débit', more: 'Plus de débit' },
}

/** A volume in decimal gigabytes, or megabytes below one. */
export function volume(go: number): string {
  return french(go >= 0.9995 || go === 0 ? `${decimal(go, 2)} Go` : `${decimal(go * 1000, 0)} Mo`)
}

/** A time in seconds, or milliseconds below one. */
export function time(seconds: number): string {
  if (seconds >= 0.9995 || seconds === 0) return french(`${decimal(seconds, seconds < 100 ? 1 : 0)} s`)
  return french(`${decimal(seconds * 1000, 0)} ms`)
}

/** A setting with its unit. */
export function settingValue(state: MigrationState, setting: Setting): string {
  return french(`${decimal(state[setting], 2)} ${setting === 'memory' ? 'Go' : 'Go/s'}`)
}

/** One sentence: what the last round left to send, and why; or what the pause cost. */
export function whyMigration(state: MigrationState): string {
  const { rounds, remaining, memory, bandwidth } = state
  if (state.paused !== undefined) return french(arrived(state))
  const last = rounds.at(-1)
  if (last === undefined)
    return french(`La VM tourne sur A. Le premier tour enverra toute sa mémoire : ${volume(memory)}.`)
  const dirtied = `Pendant ces ${time(last / bandwidth)}, la VM a sali ${volume(remaining)}`
  switch (due(state)) {
    case 'settled':
      return french(`${dirtied} : moins que le seuil de ${volume(state.threshold)}, on peut l'arrêter.`)
    case 'forced':
      return french(`Déjà ${MOST_ROUNDS} tours, et il reste ${volume(remaining)} : il faut arrêter la VM.`)
    case 'no':
      return french(
        neverEnds(state) ? `${dirtied} : autant qu'il y en avait à envoyer.` : `${dirtied} : à renvoyer.`,
      )
  }
}

/** What the VM does on host A. */
export function stateOnA(state: MigrationState): string {
  if (state.paused !== undefined) return 'La VM est partie'
  return due(state) === 'no' ? 'La VM tourne' : french("La VM va s'arrêter")
}

/** What is on host B. */
export function stateOnB({ paused, rounds }: MigrationState): string {
  if (paused !== undefined) return 'La VM tourne'
  return rounds.length === 0 ? 'En attente' : 'Copie en cours'
}

/** The whole migration in words, for screen readers and for whoever gets the picture without seeing it. */
export function describeMigration(state: MigrationState): string {
  const settings = (['memory', 'dirtyRate', 'bandwidth'] as const)
    .map((setting) => `${SETTING_NAMES[setting].name} ${settingValue(state, setting)}`)
    .join(', ')
  const sent = state.rounds.map((round, k) => `tour ${k + 1}, ${volume(round)}`).join(' ; ')
  const left = state.paused === undefined ? ` Reste à envoyer : ${volume(state.remaining)}.` : ''
  return (
    french(`Migration de A vers B : ${settings}.${sent ? ` Envoyé : ${sent}.` : ''}${left} `) +
    whyMigration(state)
  )
}

function arrived(state: MigrationState): string {
  const stopped = time(pause(state) ?? 0)
  if (state.rounds.length < MOST_ROUNDS || (state.paused ?? 0) <= state.threshold)
    return `La VM ne s'est arrêtée que ${stopped}, sur ${time(duration(state))} de migration. Elle repart sur B.`
  return neverEnds(state)
    ? `Pause forcée de ${stopped}, autant que sans aucun tour : avec D ≥ B, rien ne diminue.`
    : `Pause forcée de ${stopped} : avec D proche de B, ${MOST_ROUNDS} tours ne suffisent pas.`
}

/** Whether rounds leave as much as they found. */
function neverEnds({ dirtyRate, bandwidth }: MigrationState): boolean {
  return dirtyRate >= bandwidth
}
