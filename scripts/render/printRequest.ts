/** The views of the one-file edition that only print, by the last part of their address. */
export type PrintView = 'slides' | 'slides-steps' | 'handout' | 'handout-ruled' | 'notes'

/** What a view is asked to leave out or to add. */
export interface PrintOptions {
  /** Number of the only session to print, 1-based; all of them without one. */
  session?: number | undefined
  /** Whether the answers to a quiz are printed behind the slides; they are, unless told otherwise. */
  answers?: boolean | undefined
  /** When the first printed session begins, `HH:MM`. */
  start?: string | undefined
}

/** The address of a view in the one-file edition, behind its `#`. */
export function printAddress(view: PrintView, { session, answers = true, start }: PrintOptions = {}): string {
  const query = new URLSearchParams()
  if (session !== undefined) query.set('session', String(session))
  if (!answers) query.set('answers', 'no')
  if (start !== undefined) query.set('start', start)
  return query.size === 0 ? `/amphi/${view}` : `/amphi/${view}?${query}`
}
