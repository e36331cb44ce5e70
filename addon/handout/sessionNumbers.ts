/**
 * The session of every slide, 1-based. A slide whose frontmatter has `session` opens one; what stands before the first
 * such slide belongs to the first session, and a deck without any is one session.
 * @param frontmatters of all slides, in the order of the deck
 */
export function sessionNumbers(frontmatters: readonly Record<string, unknown>[]): number[] {
  let opened = 0
  return frontmatters.map(({ session }) => {
    if (session !== undefined && session !== null) opened++
    return Math.max(1, opened)
  })
}
