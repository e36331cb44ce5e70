import type { SlideInfo } from '@slidev/types'
import { AmphiError } from '../errors.ts'
import { slideIds } from './slideIds.ts'

/** A named selection of slides: the same deck for another slot (headmatter, `amphi: { routes }`). */
export interface Route {
  name: string
  title: string | undefined
  /** Length of the slot, and what of it is kept free. */
  minutes: number | undefined
  margin: number | undefined
  /** The slides by id, each with the minutes that it gets here, where they differ from its own. */
  slides: readonly { id: string; minutes?: number }[]
}

/** Every route that the headmatter names; what is not shaped like one is left out and found by the checks. */
export function readRoutes(headmatter: Record<string, unknown>): Route[] {
  const { routes } = (headmatter['amphi'] ?? {}) as { routes?: unknown }
  if (typeof routes !== 'object' || routes === null) return []
  return Object.entries(routes as Record<string, unknown>).flatMap(([name, value]) => {
    const { title, minutes, margin, slides } = (value ?? {}) as Record<string, unknown>
    if (!Array.isArray(slides)) return []
    return [
      {
        name,
        title: typeof title === 'string' ? title : undefined,
        minutes: typeof minutes === 'number' ? minutes : undefined,
        margin: typeof margin === 'number' ? margin : undefined,
        slides: slides.map(readStop),
      },
    ]
  })
}

function readStop(stop: unknown): Route['slides'][number] {
  if (typeof stop !== 'object' || stop === null) return { id: String(stop) }
  const { id, minutes } = stop as Record<string, unknown>
  return { id: String(id), ...(typeof minutes === 'number' ? { minutes } : {}) }
}

/**
 * @returns the route of that name, undefined for no name
 * @throws {AmphiError} with exit code 2 when the deck has no such route
 */
export function findRoute(
  { headmatter, entry }: { headmatter: Record<string, unknown>; entry: string },
  name: string | undefined,
): Route | undefined {
  if (name === undefined) return undefined
  const routes = readRoutes(headmatter)
  const found = routes.find((route) => route.name === name)
  if (found) return found
  const names = routes.map((route) => route.name).join(', ')
  throw new AmphiError(`The deck has no route "${name}"`, {
    exitCode: 2,
    file: entry,
    hint: names
      ? `It has: ${names}.`
      : 'Name one in the headmatter: amphi: { routes: { short: { slides: […] } } }.',
  })
}

/**
 * The deck's slides that a route names, in the order of the deck, with their ids, minutes and numbers on that route.
 * Slides are changed in place, as Slidev knows them by their objects.
 */
export function followRoute(slides: readonly SlideInfo[], route: Route | undefined): SlideInfo[] {
  if (!route) return [...slides]
  const stops = new Map(route.slides.map((stop) => [stop.id, stop]))
  const ids = slideIds(slides)
  const chosen = slides.flatMap((slide, index) => {
    const id = ids[index] ?? ''
    const stop = stops.get(id)
    if (!stop) return []
    if (stop.minutes !== undefined) Object.assign(slide.frontmatter, { minutes: stop.minutes })
    // The id is kept, because the slides that gave it its number may be gone.
    Object.assign(slide.frontmatter, { id })
    // One slot: nothing begins anew within it.
    delete (slide.frontmatter as Record<string, unknown>)['session']
    return [slide]
  })
  chosen.forEach((slide, index) => (slide.index = index))
  return chosen
}

/** The sessions of the headmatter; on a route, the one slot that the route fills. */
export function sessionsOn(headmatter: Record<string, unknown>, route: Route | undefined): unknown {
  if (!route) return headmatter['sessions']
  const { title = route.name, minutes, margin } = route
  return [
    { title, ...(minutes === undefined ? {} : { minutes }), ...(margin === undefined ? {} : { margin }) },
  ]
}
