const BEGIN = '<!-- bench:begin -->'
const END = '<!-- bench:end -->'

/**
 * @param readme Markdown that holds both markers
 * @param section Markdown to stand between them
 * @throws Error without the markers: the figures would be lost in silence
 */
export function withBenchSection(readme: string, section: string): string {
  const [begin, end] = [readme.indexOf(BEGIN), readme.indexOf(END)]
  if (begin < 0 || end < begin) throw new Error(`The README holds no ${BEGIN} … ${END}`)
  return `${readme.slice(0, begin + BEGIN.length)}\n\n${section}\n\n${readme.slice(end)}`
}
