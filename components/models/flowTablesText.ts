import { FLOWS, isAsked, type Flow, type FlowState, type Rule, type Table } from './flowTables.ts'
import { listed } from './frenchList.ts'
import { french } from './typography.ts'

/** One sentence: what the last action did, and why. */
export function whyFlow(state: FlowState): string {
  return french(reason(state))
}

function reason({ last, waiting }: FlowState): string {
  if (!last) return 'Chaque commutateur lit sa table de haut en bas et suit la première ligne qui convient.'
  switch (last.type) {
    case 'passed':
      return `${last.flow} a sa ligne dans les deux tables : il passe, le contrôleur n'en sait rien.`
    case 'asked':
      return `${last.flow} n'a pas de ligne : son paquet attend, le commutateur demande au contrôleur.`
    case 'stranded':
      return `${last.flow} n'a pas de ligne, et il n'y a personne à qui demander : son paquet attend.`
    case 'answered':
      return `Le contrôleur écrit ${rules(last.flows)} dans les deux tables : ${goesOn(last.flows)}.`
    case 'stopped':
      return waiting.length === 0
        ? "Le contrôleur s'arrête. Les tables, elles, restent dans les commutateurs."
        : "Le contrôleur s'arrête sans avoir répondu. Les tables restent dans les commutateurs."
    case 'started':
      return last.flows.length === 0
        ? "Le contrôleur est revenu. Personne n'attendait."
        : `Le contrôleur revient et écrit ${rules(last.flows)} : ${goesOn(last.flows)}.`
  }
}

/** Both planes in words, for screen readers and for whoever gets the picture without seeing it. */
export function describeFlows(state: FlowState): string {
  const { tables, running, waiting, delivered } = state
  const controller = !running ? 'arrêté' : isAsked(state) ? `interrogé sur ${joined(waiting)}` : 'en marche'
  const held = waiting.length === 0 ? 'aucun paquet' : packets(waiting)
  const arrived = delivered.length === 0 ? 'aucun paquet' : packets(delivered)
  return french(
    `Plan de contrôle : contrôleur ${controller}. Plan de données : le commutateur virtuel et le commutateur matériel ` +
      `ont chacun la table ${lines(tables[0])}. En attente : ${held}. Arrivés au serveur : ${arrived}. ${reason(state)}`,
  )
}

/** What is written on the controller: its name, and what it is asked. */
export function controllerText({
  running,
  question,
}: {
  running: boolean
  question: readonly Flow[]
}): string {
  if (!running) return '× Contrôleur arrêté'
  return question.length === 0
    ? 'Contrôleur'
    : french(`Contrôleur : par où envoyer ${question.join(' et ')} ?`)
}

/** A line of a table as it is drawn. */
export function ruleText({ match, does }: Rule): string {
  return `${match === 'other' ? 'autre' : match} → ${does === 'forward' ? 'serveur' : 'demander'}`
}

/** How many packets of each flow, those without any left out. */
export function tally(packets: readonly Flow[]): { flow: Flow; count: number }[] {
  return FLOWS.map((flow) => ({ flow, count: packets.filter((packet) => packet === flow).length })).filter(
    ({ count }) => count > 0,
  )
}

function packets(list: readonly Flow[]): string {
  return tally(list)
    .map(({ flow, count }) => `${String(count)} de ${flow}`)
    .join(', ')
}

function lines(table: Table): string {
  return `« ${table.map(ruleText).join(' ; ')} »`
}

function joined(flows: readonly Flow[]): string {
  return listed([...new Set(flows)])
}

function rules(flows: readonly Flow[]): string {
  return `${flows.length === 1 ? 'la règle' : 'les règles'} ${joined(flows)}`
}

function goesOn(flows: readonly Flow[]): string {
  return flows.length === 1 ? `${flows.join()} repart` : `${joined(flows)} repartent`
}
