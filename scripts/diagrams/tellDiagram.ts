import type { DiagramContents, DiagramEnd, DiagramLink, LinkKind } from './diagramContents.ts'

type SayLink = (from: string, to: string) => string

/** How a language says it. */
interface Phrases {
  link: Readonly<Record<Exclude<LinkKind, 'frame'>, SayLink>>
  contains: (group: string, members: string) => string
  alone: (names: string) => string
  downwards: (rows: string) => string
  point: Readonly<Record<'start' | 'end', string>>
  and: string
  colon: string
  semicolon: string
}

const LONGEST = 1200

const french: Phrases = {
  link: {
    arrow: (from, to) => `${from} mène à ${to}`,
    both: (from, to) => `${from} et ${to} mènent l’un à l’autre`,
    line: (from, to) => `${from} et ${to} sont reliés`,
    inheritance: (from, to) => `${from} hérite de ${to}`,
    part: (from, to) => `${from} fait partie de ${to}`,
    message: (from, to) => `${from} à ${to}`,
    note: (from, to) => `Note, ${from === to ? from : `${from} et ${to}`}`,
  },
  contains: (group, members) => `${group} contient ${members}`,
  alone: (names) => `Sans lien\u00a0: ${names}`,
  downwards: (rows) => `De haut en bas\u00a0: ${rows}`,
  point: { start: 'Le début', end: 'la fin' },
  and: ' et ',
  colon: '\u00a0: ',
  semicolon: '\u202f; ',
}

const english: Phrases = {
  link: {
    arrow: (from, to) => `${from} leads to ${to}`,
    both: (from, to) => `${from} and ${to} lead to each other`,
    line: (from, to) => `${from} and ${to} are linked`,
    inheritance: (from, to) => `${from} inherits from ${to}`,
    part: (from, to) => `${from} is a part of ${to}`,
    message: (from, to) => `${from} to ${to}`,
    note: (from, to) => `Note, ${from === to ? from : `${from} and ${to}`}`,
  },
  contains: (group, members) => `${group} contains ${members}`,
  alone: (names) => `Not linked: ${names}`,
  downwards: (rows) => `From top to bottom: ${rows}`,
  point: { start: 'The start', end: 'the end' },
  and: ' and ',
  colon: ': ',
  semicolon: '; ',
}

/** What any language reads. */
const signs: Phrases = {
  link: {
    arrow: (from, to) => `${from} → ${to}`,
    both: (from, to) => `${from} ↔ ${to}`,
    line: (from, to) => `${from} – ${to}`,
    inheritance: (from, to) => `${from} → ${to}`,
    part: (from, to) => `${from} → ${to}`,
    message: (from, to) => `${from} → ${to}`,
    note: (from, to) => (from === to ? from : `${from}, ${to}`),
  },
  contains: (group, members) => `${group}: ${members}`,
  alone: (names) => names,
  downwards: (rows) => rows,
  point: { start: '●', end: '◉' },
  and: ', ',
  colon: ': ',
  semicolon: '; ',
}

const phrases: ReadonlyMap<string, Phrases> = new Map([
  ['fr', french],
  ['en', english],
])

/**
 * A diagram in sentences, for whoever does not see it and whose author wrote no description.
 * @param lang BCP 47 tag of the deck; French and English have words, other languages get signs
 * @returns at most about 1200 characters, cut between two sentences; empty when the diagram bears no word
 */
export function tellDiagram(contents: DiagramContents, lang: string): string {
  const say = phrases.get(lang.toLowerCase().split('-')[0] ?? '') ?? signs
  const sentences = tellStructure(contents, say)
  return joined(sentences.length > 0 ? sentences : tellPicture(contents, say))
}

function tellStructure({ links, groups, details, parts, alone }: DiagramContents, say: Phrases): string[] {
  const whole = parts.reduce((sum, { value }) => sum + value, 0)
  const share = (value: number) => `${Math.round((value / whole) * 100)}\u00a0%`
  const told = [
    ...links.map((link) => tellLink(link, say)),
    ...groups
      .filter(({ members }) => members.length > 0)
      .map(({ name, members }) => say.contains(name, listed(members, say))),
    ...details.map(({ name, lines }) => `${name}${say.colon}${lines.join(', ')}`),
    ...parts.map(({ name, value }) => `${name}${say.colon}${value} (${share(value)})`),
  ]
  if (told.length > 0 && alone.length > 0) told.push(say.alone(listed(alone, say)))
  return told
}

function tellLink({ kind, from, to, label }: DiagramLink, say: Phrases): string {
  if (kind === 'frame') return label
  const end = (name: DiagramEnd) => (typeof name === 'string' ? name : say.point[name.point])
  return say.link[kind](end(from), end(to)) + (label === '' ? '' : `${say.colon}${label}`)
}

/** Where nothing is linked, the place of each label is what the drawing says. */
function tellPicture({ rows }: DiagramContents, say: Phrases): string[] {
  if (rows.length === 0) return []
  return [say.downwards(rows.map((row) => row.join(', ')).join(say.semicolon))]
}

function listed(names: readonly string[], { and }: Phrases): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')}${and}${names.at(-1) ?? ''}`
}

function joined(sentences: readonly string[]): string {
  let text = ''
  for (const sentence of sentences) {
    const ended = /[.?!…]$/.test(sentence) ? sentence : `${sentence}.`
    const longer = text === '' ? ended : `${text} ${ended}`
    if (longer.length > LONGEST) return `${text === '' ? ended.slice(0, LONGEST) : text} …`.trim()
    text = longer
  }
  return text
}
