import { listed } from './frenchList.ts'
import { counted, decimal } from './frenchNumber.ts'
import { french } from './typography.ts'
import { dataSize, type DiskState, type DiskWrite } from './virtualDisk.ts'

/** A size in decimal gigabytes as a French reader writes it. */
export function gigabytes(size: number): string {
  return french(`${decimal(size, 3)} Go`)
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
  const count = allocated.length
  const written = count === 0 ? 'aucun écrit' : counted(count, 'bloc déjà écrit', 'blocs déjà écrits')
  const held = count === 0 ? 'aucun bloc' : `${counted(count, 'bloc', 'blocs')} de ${gigabytes(blockSize)}`
  return french(
    `L'invité voit un disque de ${gigabytes(size)}, ${blockCount} blocs, ${written}. ` +
      `Le fichier de l'hôte contient ses métadonnées et ${held}, soit ${gigabytes(dataSize(state))} de données. ` +
      whyDisk(state),
  )
}

/** What a screen reader says of one block of the guest's disk. */
export function describeBlock(state: DiskState, block: number): string {
  return `Bloc ${block}, ${state.allocated.includes(block) ? 'déjà écrit' : 'jamais écrit'}`
}

/** The blocks as the subject of a sentence. */
function named(blocks: DiskWrite['blocks']): string {
  const sorted = [...blocks].sort((a, b) => a - b)
  const [first, ...others] = sorted
  const last = others.pop()
  if (first === undefined || last === undefined) return `Le bloc ${sorted.join()}`
  const isRun = others.length > 0 && last - first === sorted.length - 1
  return isRun ? `Les blocs ${first} à ${last}` : `Les blocs ${listed(sorted.map(String))}`
}
