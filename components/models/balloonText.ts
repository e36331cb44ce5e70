import { guestSize, type BalloonState, type BalloonStep } from './balloon.ts'
import { counted } from './frenchNumber.ts'
import { french } from './typography.ts'

/** One sentence: what was played last, where its pages came from, and what it cost. */
export function whyBalloon(state: BalloonState): string {
  const { last } = state
  if (!last) return french("Rien n'est demandé : l'invité remplit ses pages comme il veut.")
  switch (last.type) {
    case 'inflate':
      return french(whyInflated(last))
    case 'deflate':
      return french(whyDeflated(last, state.disk))
    case 'demand':
      return french(whyDemanded(last))
    case 'touch':
      return french(whyTouched(last))
  }
}

/** Guest, its disk and host in words, for screen readers and for whoever gets the picture without seeing it. */
export function describeBalloon(state: BalloonState): string {
  const { guest, disk, transfers, host } = state
  return french(
    `L'invité a ${pages(guestSize(state))} : ${guest.application} d'application, ${guest.cache} de cache, ` +
      `${guest.free} ${guest.free > 1 ? 'libres' : 'libre'}, ${guest.balloon} dans le ballonnet. ` +
      `Sur son disque : ${pages(disk)} d'application, ${exchanges(transfers)}. ` +
      `L'hôte a ${pages(host.free)} ${host.free > 1 ? 'libres' : 'libre'}. ${whyBalloon(state)}`,
  )
}

/** What has gone to and from the guest's disk, as it stands beside it. */
export function exchanges(transfers: number): string {
  return french(counted(transfers, 'échange', 'échanges'))
}

function whyInflated({ pages: count, taken }: BalloonStep): string {
  if (taken.application > 0)
    return `Plus rien à jeter : l'invité écrit ${pages(taken.application)} sur son disque ; l'hôte en gagne ${count}.`
  if (taken.cache > 0 && taken.free > 0)
    return `Le libre ne suffit plus : l'invité prend aussi dans son cache ; l'hôte gagne ${pages(count)}.`
  if (taken.cache > 0)
    return `Plus rien de libre : l'invité prend dans son cache ; l'hôte gagne ${pages(count)}.`
  return `Le ballonnet gonfle : l'invité donne d'abord ce qui est libre ; l'hôte gagne ${pages(count)}.`
}

function whyDeflated({ pages: count }: BalloonStep, disk: number): string {
  const rest = disk > 0 ? " Celles du disque ne reviennent que si l'invité les lit." : ''
  return `L'hôte rend ${pages(count)} ${count > 1 ? 'libres' : 'libre'}.${rest}`
}

function whyDemanded({ taken }: BalloonStep): string {
  if (taken.application > 0)
    return "L'application veut une page de plus : l'invité en écrit une autre sur son disque."
  if (taken.cache > 0) return "L'application veut une page de plus : l'invité prend dans son cache."
  return "L'application veut une page de plus : il en reste une libre."
}

function whyTouched({ pages: count, taken: { application: out } }: BalloonStep): string {
  const back = count > 1 ? `${count} pages reviennent` : 'Une page revient'
  if (out === 0) return `${back} du disque : il y a de la place, rien ne sort.`
  const gone = out > 1 ? `${out} autres sortent` : 'une autre sort'
  return `${back}, ${gone} : l'invité ralentit, l'hôte ne gagne rien.`
}

function pages(count: number): string {
  return counted(count, 'page', 'pages')
}
