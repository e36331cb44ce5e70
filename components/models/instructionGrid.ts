/** How the instructions of a stream are laid out: row by row, each in a square of `pitch` pixels. */
export interface InstructionGrid {
  readonly count: number
  readonly columns: number
  readonly pitch: number
}

/**
 * The outline of some instructions of a grid as one path, so that a thousand cells are a few elements and not a
 * thousand.
 * @param cells numbers of the instructions, from 0
 * @param size edge of a cell in pixels, centred in its square of the grid
 * @throws RangeError when a cell is not of the grid
 */
export function cellsPath(
  { count, columns, pitch }: InstructionGrid,
  cells: readonly number[],
  size: number,
): string {
  const margin = (pitch - size) / 2
  return cells
    .map((cell) => {
      if (!Number.isInteger(cell) || cell < 0 || cell >= count)
        throw new RangeError(`cell ${cell} is not in a grid of ${count} instructions`)
      const x = (cell % columns) * pitch + margin
      const y = Math.floor(cell / columns) * pitch + margin
      return `M${rounded(x)} ${rounded(y)}h${rounded(size)}v${rounded(size)}h${rounded(-size)}z`
    })
    .join('')
}

/** Every instruction of a grid that is not among `others`. */
export function cellsWithout({ count }: Pick<InstructionGrid, 'count'>, others: readonly number[]): number[] {
  const left = new Set(others)
  return Array.from({ length: count }, (_, cell) => cell).filter((cell) => !left.has(cell))
}

function rounded(pixels: number): number {
  return Math.round(pixels * 100) / 100
}
