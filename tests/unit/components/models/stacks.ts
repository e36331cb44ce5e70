import {
  BLOCKS,
  LEVEL_WIDTH,
  LEVELS,
  type Block,
  type Levels,
} from '../../../../components/models/stackBuilder.ts'

/** A stack written bottom up. */
export function stack(...levels: Block[][]): Levels {
  return Array.from({ length: LEVELS }, (_, level) => levels[level] ?? [])
}

/** Every stack that can be built: each block on one of the levels or nowhere. */
export function everyStack(): Levels[] {
  let stacks: Levels[] = [stack()]
  for (const block of BLOCKS) {
    stacks = stacks.flatMap((levels) => [
      levels,
      ...levels.flatMap((blocks, level) =>
        blocks.length < LEVEL_WIDTH
          ? [levels.map((each, at) => (at === level ? [...each, block] : each))]
          : [],
      ),
    ])
  }
  return stacks
}
