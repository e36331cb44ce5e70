import { french } from './typography.ts'

/**
 * The length of a lecture in words, from the headmatter's `sessions`: "2 × 55 minutes", "55 + 45 minutes". Empty where
 * no session says how long it is.
 */
export function sessionTimes(sessions: unknown): string {
  if (!Array.isArray(sessions)) return ''
  const minutes = sessions.flatMap((session: unknown) => {
    const { minutes: length } = (session ?? {}) as { minutes?: unknown }
    return typeof length === 'number' ? [length] : []
  })
  const [first] = minutes
  if (first === undefined) return ''
  const isEven = minutes.every((length) => length === first)
  const lengths =
    isEven && minutes.length > 1 ? `${String(minutes.length)} × ${String(first)}` : minutes.join(' + ')
  return french(`${lengths} minutes`)
}
