import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Deck } from '../../deck/deck.ts'
import { projectRoot } from '../../deck/theme.ts'
import { attributeOf } from '../markdown/htmlTags.ts'
import type { SlidePart } from '../markdown/slideParts.ts'
import { partsOf } from '../markdown/slideParts.ts'
import type { SourceRule } from '../rule.ts'
import { STRICT } from '../rule.ts'

export const deadLink: SourceRule = {
  id: 'dead-link',
  rationale: 'A link to a slide that is not there leads to an error page, in front of the room.',
  hint: 'Link to the number of a slide, its `routeAlias`, or an id on a slide.',
  severity: STRICT,
  check(deck) {
    const leads = destinations(deck)
    return deck.slides.flatMap((slide) =>
      partsOf(slide).flatMap((part) => {
        const target = targetOf(part)
        if (target === undefined || leads(target)) return []
        const message = `The link "${target}" leads to no slide`
        return [{ message, file: slide.place.file, line: part.line, column: part.column, slide: slide.no }]
      }),
    )
  },
}

function targetOf(part: SlidePart): string | undefined {
  if (part.type === 'link') return part.target
  if (part.type !== 'tag' || part.kind === 'close') return undefined
  if (part.name === 'a') return attributeOf(part, 'href')
  if (part.name !== 'Link' && part.name !== 'RouterLink') return undefined
  // `:to` computes: only a number is known beforehand.
  return attributeOf(part, 'to') ?? /(?:^|\s):to="\s*(\d+)\s*"/.exec(part.attributes)?.[1]
}

/** Views that are no slides, of Slidev and of Amphi. */
const VIEWS = ['presenter', 'overview', 'notes', 'notes-edit', 'print', 'export', 'entry', 'handout', '404']

/** Tells of what is written as a link within the deck whether it leads somewhere; of all else that it does. */
function destinations(deck: Deck): (target: string) => boolean {
  const ids = new Set([
    ...deck.slides.map(({ id }) => id),
    ...deck.slides.flatMap((slide) =>
      partsOf(slide).flatMap((part) => (part.type === 'tag' ? [attributeOf(part, 'id') ?? ''] : [])),
    ),
  ])
  const names = new Set<unknown>([
    ...VIEWS,
    ...deck.slides.map(({ frontmatter }) => frontmatter['routeAlias']),
  ])
  const hasRoutes = deck.roots.slice(1).some(hasOwnRoutes)
  return (target) => {
    const path = target.startsWith('#/') ? target.slice(1) : target
    const [, no] = /^\/?(\d+)(?:[?#].*)?$/.exec(path) ?? []
    if (no !== undefined) return Number(no) >= 1 && Number(no) <= deck.slides.length
    if (/^#.+/.test(path)) return ids.has(decodeURIComponent(path.slice(1)))
    // `/name` only: a file has an ending, and other routes are the deck's own affair.
    const [, name] = /^\/([\w-]+)(?:[?#].*)?$/.exec(path) ?? []
    return name === undefined || names.has(name) || hasRoutes
  }
}

/** Amphi's own are views, and known. */
function hasOwnRoutes(root: string): boolean {
  const endings = ['ts', 'js', 'mts', 'mjs']
  return (
    root !== join(projectRoot, 'addon') &&
    endings.some((ending) => existsSync(join(root, `setup/routes.${ending}`)))
  )
}
