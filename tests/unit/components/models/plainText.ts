/** A French text as one types it: its special spaces and apostrophes put back to plain ones. */
export function plain(text = ''): string {
  return text.replace(/[\u202f\u00a0]/g, ' ').replaceAll('’', "'")
}
