/** Letters and digits only: a PDF breaks lines, joins letters and spaces them as it likes. */
export function letters(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .toLowerCase()
}
