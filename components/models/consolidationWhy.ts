import { hostName, loadOf, poweredHosts, shares, usage } from './cluster.ts'
import type { ConsolidationState, Outcome } from './consolidation.ts'
import { decimal, plural } from './frenchNumber.ts'
import { french } from './typography.ts'

/** One or two short sentences: what the last action did, and why. */
export function whyConsolidation(state: ConsolidationState): string {
  const { last } = state
  return french(last ? sentence(state, last) : opening(state))
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
      const cause = free > 0 ? `il ne lui reste que ${decimal(free, 1)} Gio` : 'sa mémoire est pleine'
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

function fullest(state: ConsolidationState): number {
  return Math.max(...poweredHosts(state).map((host) => shares(state, host).cpu))
}
