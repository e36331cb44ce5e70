import { plainTitle } from './plainTitle.ts'

/** What the plan of a handout needs of a slide; Slidev's routes have it. */
export interface PlannedSlide {
  /** 1-based, of the whole deck. */
  no: number
  meta: { slide: { title?: string; frontmatter: Readonly<Record<string, unknown>> } }
}

/** The slides from one that opens a section up to the next such slide. */
export interface Section<Slide extends PlannedSlide = PlannedSlide> {
  /** Undefined for what stands before the first section of the deck or of a session. */
  title: string | undefined
  /** The session that begins here, by its name; an empty name stays a session. */
  opens: string | undefined
  /** 1-based session that the section belongs to; undefined where the deck names none. */
  session: number | undefined
  /** Whether its first slide is nothing but the section's title. */
  hasTitleSlide: boolean
  slides: Slide[]
}

/** Sections that share pages, and what the head of these pages says. */
export interface PageRun<Slide extends PlannedSlide = PlannedSlide> {
  /** A CSS identifier. */
  name: string
  sections: Section<Slide>[]
}

/** A page with one slide less is not worth a break: so many are kept together, whatever section they belong to. */
const FEWEST_ON_A_RUN = 2

/** Slides grouped by frontmatter `section` or layout `section`; a `session` opens one as well, without a title. */
export function sectionsOf<Slide extends PlannedSlide>(slides: readonly Slide[]): Section<Slide>[] {
  const sections: Section<Slide>[] = []
  let session: number | undefined
  for (const slide of slides) {
    const { frontmatter } = slide.meta.slide
    const opens = isSaid(frontmatter['session']) ? String(frontmatter['session']) : undefined
    const hasTitleSlide = frontmatter['layout'] === 'section'
    const title = sectionTitle(slide)
    if (opens !== undefined) session = (session ?? 0) + 1
    if (sections.length === 0 || opens !== undefined || title !== undefined) {
      sections.push({ title, opens, session, hasTitleSlide, slides: [] })
    }
    sections.at(-1)?.slides.push(slide)
  }
  return sections
}

function sectionTitle({ meta: { slide } }: PlannedSlide): string | undefined {
  const { section, layout } = slide.frontmatter
  // Frontmatter is no Markdown: what looks like a tag is meant to be read.
  if (isSaid(section)) return String(section).trim()
  return layout === 'section' && slide.title ? plainTitle(slide.title) : undefined
}

function isSaid(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number'
}

/** Each section begins a page, save where that would leave a page with a single slide. */
export function pageRuns<Slide extends PlannedSlide>(sections: readonly Section<Slide>[]): PageRun<Slide>[] {
  const runs: Section<Slide>[][] = []
  for (const section of sections) {
    const last = runs.at(-1)
    if (section.slides.length === 0) continue
    if (last && countSlides(last) < FEWEST_ON_A_RUN) last.push(section)
    else runs.push([section])
  }
  const [end, before] = [runs.at(-1), runs.at(-2)]
  if (end && before && countSlides(end) < FEWEST_ON_A_RUN) {
    before.push(...end)
    runs.pop()
  }
  return runs.map((grouped, index) => ({ name: `amphi-run-${index + 1}`, sections: grouped }))
}

function countSlides(sections: readonly Section[]): number {
  return sections.reduce((sum, { slides }) => sum + slides.length, 0)
}

/** The same in pages of `size` slides each, for a sheet whose pages are all alike. */
export function evenPages<Slide extends PlannedSlide>(
  sections: readonly Section<Slide>[],
  size: number,
): PageRun<Slide>[] {
  const all = sections.flatMap((section) => section.slides.map((slide) => ({ section, slide })))
  return Array.from({ length: Math.ceil(all.length / size) }, (_, page) => {
    const shown = all.slice(page * size, (page + 1) * size)
    const parts = [...new Set(shown.map(({ section }) => section))]
    return {
      name: `amphi-run-${page + 1}`,
      sections: parts.map((section) => ({
        ...section,
        slides: shown.flatMap((entry) => (entry.section === section ? [entry.slide] : [])),
      })),
    }
  })
}

/** What the head of the pages says: the session where there are several, and the titles of the sections. */
export function runLabel(run: PageRun, { session, sessions }: { session: string; sessions: number }): string {
  const numbers = sessions > 1 ? unique(run.sections.map((section) => section.session)) : []
  const titles = unique(run.sections.map(({ title }) => title))
  return [...(numbers.length ? [`${session} ${numbers.join('–')}`] : []), ...titles].join(' · ')
}

function unique<T>(values: (T | undefined)[]): T[] {
  return [...new Set(values)].filter((value): value is T => value !== undefined)
}
