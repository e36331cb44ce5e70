/**
 * Where an arrow key leads in a grid of controls that is one stop of the Tab key.
 * @param at index of the control that has the focus; controls count row by row
 * @returns the index to focus, `at` itself at an edge; undefined when the key does not move
 */
export function nextIndex(
  key: string,
  { at, count, columns }: { at: number; count: number; columns: number },
): number | undefined {
  const inside = (index: number) => (index >= 0 && index < count ? index : at)
  switch (key) {
    case 'ArrowRight':
      return inside(at + 1)
    case 'ArrowLeft':
      return inside(at - 1)
    case 'ArrowDown':
      return inside(at + columns)
    case 'ArrowUp':
      return inside(at - columns)
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return undefined
  }
}
