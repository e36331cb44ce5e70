const NARROW = '\u202f'
const NO_BREAK = '\u00a0'

/**
 * Sets the spaces and apostrophes of a French sentence typed with plain ones: narrow no-break before `; ? !`,
 * no-break before `:`, inside « » and between a number and its unit or its percent sign. The sources stay legible and the
 * audience cannot get a line that begins with a question mark.
 */
export function french(text: string): string {
  return text
    .replaceAll("'", '’')
    .replace(/ (?=[;?!])/g, NARROW)
    .replace(/ (?=[:»])/g, NO_BREAK)
    .replaceAll('« ', `«${NO_BREAK}`)
    .replace(/(\d) (?=[\p{L}%])/gu, `$1${NO_BREAK}`)
}
