import {
  clusterPower,
  down,
  hostName,
  isOn,
  loadOf,
  loadsOn,
  machinesOn,
  obstacle,
  powerBefore,
  shares,
  waiting,
  type Obstacle,
  type Place,
} from './cluster.ts'
import type { ConsolidationState } from './consolidation.ts'
import { whyConsolidation } from './consolidationWhy.ts'
import { counted, percent, wattage } from './frenchNumber.ts'
import { worstFailure } from './placement.ts'
import { french } from './typography.ts'

/** What the gauges beside the hosts show. */
export interface Gauges {
  watts: string
  /** Against every load on its own server; empty while that is so, and while loads are down: that saves nothing. */
  saved: string
  machines: string
  /** What the worst failure of one host would cost, once every load has left its server. */
  reserve: { safe: boolean; text: string } | undefined
  down: string
}

export function gauges(state: ConsolidationState): Gauges {
  const power = clusterPower(state)
  const before = powerBefore(state)
  const machines = machinesOn(state)
  const lost = down(state).length
  const worst = waiting(state).length > 0 ? undefined : worstFailure(state)
  return {
    watts: wattage(power),
    saved: lost > 0 || power >= before ? '' : `−${percent(100 * (1 - power / before))}`,
    machines: french(counted(machines, 'machine allumée', 'machines allumées')),
    reserve: worst && {
      safe: worst.lost === 0,
      text: french(worst.lost === 0 ? 'tout repart' : `on perd ${worst.lost} VM`),
    },
    down: lost === 0 ? '' : french(`${lost} VM à l'arrêt`),
  }
}

/** The whole state in words, for screen readers. */
export function describeConsolidation(state: ConsolidationState): string {
  const own = waiting(state).length
  const hosts = state.failed.map((_, host) => describeHost(state, host)).join(' ; ')
  const { watts, saved, reserve } = gauges(state)
  const servers = state.retired ? '' : `${oldServers(own)}. `
  const failure = reserve ? ` Si un hôte tombe, ${reserve.text}.` : ''
  return french(
    `${servers}${hosts}. Puissance : ${watts}${saved && `, ${saved}`}.${failure} ${whyConsolidation(state)}`,
  )
}

/** What is written on the block of a load: its memory, as far as there is room, and × when it is down. */
export function blockLabel(state: ConsolidationState, load: number): string {
  const memory = String(loadOf(state, load).memory)
  const isDown = down(state).includes(load)
  if (state.retired) return french(isDown ? `× ${memory} Gio` : `${memory} Gio`)
  return isDown ? '×' : memory
}

/** What a screen reader says of one load. */
export function describeLoad(state: ConsolidationState, load: number): string {
  const { cpu, memory } = loadOf(state, load)
  const place = state.places[load] ?? 'own'
  return french(`VM ${load + 1}, ${memory} Gio, ${percent(cpu)} de CPU, ${whereabouts(state, place)}`)
}

/** What a screen reader says of one host. */
export function describeHost(state: ConsolidationState, host: number): string {
  const name = hostName(host)
  const count = loadsOn(state, host).length
  if (state.failed[host]) return french(`${name} en panne, ${count} VM à l'arrêt`)
  if (!isOn(state, host)) return `${name} éteint`
  const { cpu, memory } = shares(state, host)
  return french(`${name} : ${count} VM, mémoire ${percent(memory)}, CPU ${percent(cpu)}`)
}

/** What holding a load over a place says before it is put down. */
export function describeHeld(state: ConsolidationState, load: number, to: Place): string {
  const { memory } = loadOf(state, load)
  const held = `VM de ${memory} Gio en main`
  const keys = 'Flèches et Entrée, ou clic.'
  if (state.places[load] === to) return french(`${held}, où elle est déjà. ${keys}`)
  if (to === 'own') return french(`${held}, vers son ancien serveur. ${keys}`)
  const why = obstacle(state, load, { host: to })
  const answer = why ? `non, ${OBSTACLES[why]}` : 'oui, elle y tient'
  return french(`${held}, vers ${hostName(to)} : ${answer}. ${keys}`)
}

const OBSTACLES: Record<Obstacle, string> = {
  failed: 'il est en panne',
  memory: 'la mémoire manque',
  cpu: 'le CPU passerait le seuil',
}

function oldServers(on: number): string {
  if (on === 0) return 'Tous les anciens serveurs sont éteints'
  return on === 1 ? '1 ancien serveur allumé, une VM' : `${on} anciens serveurs allumés, une VM chacun`
}

function whereabouts(state: ConsolidationState, place: Place): string {
  if (place === 'own') return 'sur son ancien serveur'
  return state.failed[place] ? `à l'arrêt avec ${hostName(place)}` : `sur ${hostName(place)}`
}
