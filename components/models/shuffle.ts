/**
 * The same items in an order that only the seed decides (Fisher and Yates), the same on every machine.
 * @param seed an integer
 */
export function shuffle<Item>(items: readonly Item[], seed: number): Item[] {
  const random = mulberry32(seed)
  const dealt = [...items]
  for (let last = dealt.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1))
    const [a, b] = [dealt[last], dealt[other]] as [Item, Item]
    dealt[last] = b
    dealt[other] = a
  }
  return dealt
}

/** Tommy Ettinger's generator, in the public domain: numbers from 0 to below 1 out of 32 bits of state. */
function mulberry32(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
