import { french } from './typography.ts'
import { dataSize, type DiskState, type DiskWrite } from './virtualDisk.ts'

/** A size in decimal gigabytes as a French reader writes it. */
export function gigabytes(size: number): string {
  return french(`${String(Math.round(size * 1000) / 1000).replace('.', ',')} Go`)
}

/** One sentence: what the last write did to the file, and why. */
export function whyDisk(state: DiskState): string {
  const { last, allocated, blockCount } = state
  if (!last) return french("L'invité n'a rien écrit : le fichier ne contient que ses métadonnées.")
  const { blocks, fresh } = last
  const growth = gigabytes(dataSize({ allocated: fresh, blockSize: state.blockSize }))
  if (fresh.length === 0) {
    const already = blocks.length === 1 ? 'a déjà sa place' : 'ont déjà leur place'
    return french(`${named(blocks)} ${already} dans le fichier : réécrire ne le fait pas grossir.`)
  }
  if (allocated.length === blockCount)
    return french(`Tout est écrit : ${gigabytes(state.size)} et les métadonnées, plus que la taille promise.`)
  if (fresh.length < blocks.length) {
    const fewer =
      fresh.length === 1 ? `Un seul bloc est nouveau, le ${fresh[0]}` : `${fresh.length} blocs sont nouveaux`
    return french(`${fewer} : ${growth} de plus. Le reste est réécrit.`)
  }
  const first = blocks.length === 1 ? 'est écrit pour la première fois' : 'sont écrits pour la première fois'
  return french(`${named(blocks)} ${first} : le fichier grossit de ${growth}.`)
}

/** The growth of the last write as it is flagged beside the size; nothing before the first write. */
export function growthFlag({ last, blockSize }: DiskState): string {
  if (!last) return ''
  return `+${gigabytes(dataSize({ allocated: last.fresh, blockSize }))}`
}

/** Both sides in words, for screen readers and for whoever gets the picture without seeing it. */
export function describeDisk(state: DiskState): string {
  const { allocated, size, blockSize, blockCount } = state
  const blocks = allocated.length > 1 ? 'blocs' : 'bloc'
  const written = allocated.length === 0 ? 'aucun écrit' : `${allocated.length} ${blocks} déjà écrits`
  const held =
    allocated.length === 0 ? 'aucun bloc' : `${allocated.length} ${blocks} de ${gigabytes(blockSize)}`
  return french(
    `L'invité voit un disque de ${gigabytes(size)}, ${blockCount} blocs, ${singular(written, allocated.length)}. ` +
      `Le fichier de l'hôte contient ses métadonnées et ${held}, soit ${gigabytes(dataSize(state))} de données. ` +
      whyDisk(state),
  )
}

/** What a screen reader says of one block of the guest's disk. */
export function describeBlock(state: DiskState, block: number): string {
  return `Bloc ${block}, ${state.allocated.includes(block) ? 'déjà écrit' : 'jamais écrit'}`
}

function singular(text: string, count: number): string {
  return count === 1 ? text.replace('écrits', 'écrit') : text
}

/** The blocks as the subject of a sentence. */
function named(blocks: DiskWrite['blocks']): string {
  const sorted = [...blocks].sort((a, b) => a - b)
  const [first, ...others] = sorted
  const last = others.pop()
  if (first === undefined || last === undefined) return `Le bloc ${sorted.join()}`
  const isRun = others.length > 0 && last - first === sorted.length - 1
  return isRun ? `Les blocs ${first} à ${last}` : `Les blocs ${[first, ...others].join(', ')} et ${last}`
}
