/**
 * A channel between the windows of this build of the deck.
 * @returns undefined where the browser lets no window speak to another
 */
export function openChannel(name: string): BroadcastChannel | undefined {
  try {
    return new BroadcastChannel(`amphi-${name}-${__AMPHI_DECK__}`)
  } catch {
    return undefined
  }
}
