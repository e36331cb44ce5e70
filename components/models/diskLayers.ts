/** What one file of a disk holds: the content of each block, null where the file holds none. */
export type Layer = readonly (string | null)[]

/** A file that holds nothing yet. */
export function emptyLayer(blockCount: number): Layer {
  return Array.from({ length: blockCount }, () => null)
}

/** The file that is written: the last one. */
export function newest(chain: readonly Layer[]): Layer {
  return chain.at(-1) ?? []
}

/** Index of the newest file that holds a block. The first file of a chain, the base, holds them all. */
export function holder(chain: readonly Layer[], block: number): number {
  return chain.findLastIndex((layer) => (layer[block] ?? null) !== null)
}

/** What a machine sees through these files, from the newest down to the base. */
export function readThrough(chain: readonly Layer[]): string[] {
  return (chain[0] ?? []).map((_, block) => chain[holder(chain, block)]?.[block] ?? '')
}

/** How many blocks a file holds. */
export function held(layer: Layer): number {
  return layer.filter((content) => content !== null).length
}

/** Blocks are named A, B, C…; what is written into the first one A1, A2, A3… */
export function letter(block: number): string {
  return String.fromCharCode('A'.charCodeAt(0) + block)
}
