import { counted } from './frenchNumber.ts'
import { blocksOn, roomOn, type VolumeState } from './movableVolume.ts'
import { french } from './typography.ts'

/** One sentence: what the last action did, and why the machine does not notice. */
export function whyVolume(state: VolumeState): string {
  return french(reason(state))
}

function reason(state: VolumeState): string {
  const { last, place } = state
  if (!last) return 'La VM lit son volume ; le logiciel seul sait quelle baie porte chaque bloc.'
  if (last.type === 'written') {
    const shelf = nameOf(state, place[last.block] ?? 0)
    return `La VM écrit le bloc ${last.block + 1} : le logiciel l'envoie en baie ${shelf}, où ce bloc se trouve.`
  }
  const to = nameOf(state, last.to)
  const { blocks } = last
  if (last.type === 'refused') {
    const room = roomOn(state, last.to)
    return `${counted(room, 'place libre', 'places libres')} en baie ${to} pour ${counted(blocks.length, 'bloc', 'blocs')} : le volume n'y tient pas.`
  }
  if (blocks.length === 0) return `Le volume est déjà en baie ${to} : rien ne bouge.`
  const left = place.findIndex((shelf) => shelf !== last.to)
  if (left >= 0)
    return `${counted(blocks.length, 'bloc passe', 'blocs passent')} en baie ${to} : la VM lit toujours le même volume.`
  return `Tout le volume est en baie ${to} : la VM n'a rien vu, seul le tableau a changé.`
}

/** The three views of the volume in words, for screen readers and for whoever does not see the picture. */
export function describeVolume(state: VolumeState): string {
  const { content, place, shelves } = state
  const table = place.map((shelf, block) => `${String(block + 1)} en ${nameOf(state, shelf)}`).join(', ')
  const stores = shelves
    .map(({ name, others }, shelf) => {
      const held = blocksOn(state, shelf).map((block) => content[block])
      const own = held.length === 0 ? 'aucun bloc du volume' : held.join(' ')
      return `baie ${name}, ${own}, ${counted(others, 'autre bloc', 'autres blocs')}, ${counted(roomOn(state, shelf), 'place libre', 'places libres')}`
    })
    .join(' ; ')
  return french(
    `La VM voit un volume de ${String(content.length)} blocs, qui contient ${content.join(' ')}. ` +
      `Le logiciel de stockage tient le tableau des places : ${table}. Les baies portent ceci : ${stores}. ${reason(state)}`,
  )
}

/** What a screen reader says of a block that can be written. */
export function describeVolumeBlock({ content }: VolumeState, block: number): string {
  return french(`Écrire le bloc ${String(block + 1)}, qui contient ${content[block] ?? ''}`)
}

function nameOf({ shelves }: VolumeState, shelf: number): string {
  return shelves[shelf]?.name ?? ''
}
