import {
  clusterPower,
  down,
  isOn,
  loadOf,
  loadsOn,
  machinesOn,
  obstacle,
  powerBefore,
  poweredHosts,
  usage,
  waiting,
  type Obstacle,
  type Place,
} from './cluster.ts'
import type { ConsolidationState, Outcome } from './consolidation.ts'
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
    watts: french(`${thousands(power)} W`),
    saved: lost > 0 || power >= before ? '' : french(`−${Math.round(100 * (1 - power / before))} %`),
    machines: french(`${machines} ${plural(machines, 'machine allumée', 'machines allumées')}`),
    reserve: worst && {
      safe: worst.lost === 0,
      text: french(worst.lost === 0 ? 'tout repart' : `on perd ${worst.lost} VM`),
    },
    down: lost === 0 ? '' : french(`${lost} VM à l'arrêt`),
  }
}

/** One or two short sentences: what the last action did, and why. */
export function whyConsolidation(state: ConsolidationState): string {
  const { last } = state
  return french(last ? sentence(state, last) : opening(state))
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

/** Percent of one host's CPU and memory in use. */
export function shares(state: ConsolidationState, host: number): { cpu: number; memory: number } {
  const { cpu, memory } = usage(state, host)
  return { cpu, memory: (100 * memory) / state.memory }
}

export function hostName(host: number): string {
  return `H${host + 1}`
}

/** A percentage as a French reader writes it. */
export function percent(value: number): string {
  return french(`${Math.round(value)} %`)
}

const OBSTACLES: Record<Obstacle, string> = {
  failed: 'il est en panne',
  memory: 'la mémoire manque',
  cpu: 'le CPU passerait le seuil',
}

function opening(state: ConsolidationState): string {
  const { loads, retired } = state
  if (retired)
    return `${poweredHosts(state).length} hôtes, remplis au plus serré : ${loads.length} VM tournent.`
  const most = Math.max(...loads.map(({ cpu }) => cpu))
  return `Une charge par serveur : ${loads.length} machines allumées, CPU à ${Math.round(most)} % au plus.`
}

function sentence(state: ConsolidationState, last: Outcome): string {
  switch (last.type) {
    case 'placed':
      return placed(state, last)
    case 'refused':
      return refused(state, last)
    case 'packed': {
      const hosts = poweredHosts(state).map((host) => shares(state, host))
      const cpu = Math.max(...hosts.map((share) => share.cpu))
      const memory = Math.max(...hosts.map((share) => share.memory))
      return (
        `${hosts.length} hôtes suffisent${last.spare > 0 ? `, dont ${last.spare} de réserve` : ''} : ` +
        `CPU à ${Math.round(cpu)} %, mémoire à ${Math.round(memory)} % au plus.`
      )
    }
    case 'unpackable':
      return 'Il manque des hôtes en service pour ranger toutes les VM ainsi.'
    case 'failed':
      return failed(state, last)
    case 'repaired': {
      const count = last.restarted.length
      const restart = count === 0 ? '' : ` : ${count} VM y ${plural(count, 'redémarre', 'redémarrent')}`
      return `${hostName(last.host)} est réparé${restart}.`
    }
  }
}

function placed(state: ConsolidationState, { loads, to }: Outcome & { type: 'placed' }): string {
  const [first] = loads
  if (to === 'own') return 'La VM retourne sur son ancien serveur : il faut le rallumer.'
  const { cpu, memory } = shares(state, to)
  const full = `mémoire à ${Math.round(memory)} %, CPU à ${Math.round(cpu)} %`
  if (first === undefined) return `${hostName(to)} n'a plus rien à prendre : ${full}.`
  const who =
    loads.length === 1 ? `Une VM de ${loadOf(state, first).memory} Gio passe` : `${loads.length} VM passent`
  return `${who} sur ${hostName(to)} : ${full}.`
}

function refused(state: ConsolidationState, { load, host, why }: Outcome & { type: 'refused' }): string {
  const name = hostName(host)
  const { cpu, memory } = loadOf(state, load)
  const used = usage(state, host)
  const free = state.memory - used.memory
  const refusal = `${name} refuse une VM de ${memory} Gio`
  switch (why) {
    case 'failed':
      return `${name} est en panne : rien n'y démarre.`
    case 'cpu':
      return `${refusal} : son CPU passerait à ${Math.round(used.cpu + cpu)} %, le seuil est à ${state.target} %.`
    case 'memory': {
      const cause = free > 0 ? `il ne lui reste que ${round(free)} Gio` : 'sa mémoire est pleine'
      return `${refusal} : son CPU n'est qu'à ${Math.round(used.cpu)} %, mais ${cause}.`
    }
  }
}

function failed(state: ConsolidationState, { host, restarted, lost }: Outcome & { type: 'failed' }): string {
  const name = hostName(host)
  if (restarted.length + lost.length === 0) return `${name} tombe : il était éteint, rien ne s'arrête.`
  const again = `${restarted.length} VM ${plural(restarted.length, 'redémarre', 'redémarrent')} ailleurs`
  if (lost.length === 0) return `${name} tombe : ses ${again}, CPU à ${Math.round(fullest(state))} % au plus.`
  const others = poweredHosts(state)
  const memoryIsWhy = lost.every((load) =>
    others.some((other) => usage(state, other).cpu + loadOf(state, load).cpu <= 100),
  )
  const none = others.length === 0 ? " Aucun autre hôte n'est allumé." : ''
  const why = memoryIsWhy ? ' Le CPU suffirait, la mémoire manque.' : none
  if (restarted.length === 0)
    return `${name} tombe : ${lost.length === 1 ? 'sa VM reste' : `ses ${lost.length} VM restent`} à l'arrêt.${why}`
  return `${name} tombe : ${again}, ${lost.length} ${plural(lost.length, 'reste', 'restent')} à l'arrêt.${why}`
}

function oldServers(on: number): string {
  if (on === 0) return 'Tous les anciens serveurs sont éteints'
  return on === 1 ? '1 ancien serveur allumé, une VM' : `${on} anciens serveurs allumés, une VM chacun`
}

function fullest(state: ConsolidationState): number {
  return Math.max(...poweredHosts(state).map((host) => shares(state, host).cpu))
}

function whereabouts(state: ConsolidationState, place: Place): string {
  if (place === 'own') return 'sur son ancien serveur'
  return state.failed[place] ? `à l'arrêt avec ${hostName(place)}` : `sur ${hostName(place)}`
}

function plural(count: number, one: string, many: string): string {
  return count < 2 ? one : many
}

function round(value: number): string {
  return String(Math.round(value * 10) / 10).replace('.', ',')
}

function thousands(value: number): string {
  return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, '\u202f')
}
