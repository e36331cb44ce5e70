import { access, constants, realpath, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, relative, resolve } from 'node:path'
import { load, resolveConfig } from '@slidev/parser/fs'
import type { SlideInfo, SlidevConfig } from '@slidev/types'
import { AmphiError } from '../errors.ts'
import { findAddons } from './addons.ts'
import type { Deck, DeckSlide, SlidePlace } from './deck.ts'
import type { Finding } from './finding.ts'
import { findLayouts } from './namedFiles.ts'
import { findRoute, followRoute, sessionsOn } from './route.ts'
import { slideIds } from './slideIds.ts'
import { findTheme, projectRoot } from './theme.ts'
import { findYamlErrors } from './yamlErrors.ts'

const clientRoot = dirname(createRequire(import.meta.url).resolve('@slidev/client/package.json'))

export interface ReadResult {
  deck: Deck
  /** What made a part of the deck unreadable. */
  findings: Finding[]
}

/**
 * Reads the deck and every part that it imports.
 * @param route the named selection of slides to follow; all slides without one
 * @throws {AmphiError} with exit code 2 when there is no such file or no such route
 */
export async function readDeck(
  path: string,
  signal: AbortSignal,
  { route: routeName }: { route?: string | undefined } = {},
): Promise<ReadResult> {
  await assertReadable(resolve(path))
  // The bundler takes real paths only: a deck behind a link (all of macOS's /tmp) would not build.
  const entry = await realpath(path)
  signal.throwIfAborted()
  const root = dirname(entry)
  const data = await load({ userRoot: root, roots: [root] }, entry, undefined, 'build')
  const files = new Map(Object.entries(data.markdownFiles).map(([file, markdown]) => [file, markdown.raw]))
  const findings = [...findYamlErrors(data.markdownFiles), ...findMissingParts(data.markdownFiles)]
  const { headmatter } = data
  const config = readConfig(headmatter, { entry, text: files.get(entry) ?? '' })
  const theme = await findTheme(entry, headmatter['theme'])
  const addons = await findAddons(entry, headmatter['addons'])
  const roots = [clientRoot, ...(theme.root ? [theme.root] : []), ...addons, join(projectRoot, 'addon'), root]
  const ids = slideIds(data.slides)
  const route = findRoute({ headmatter, entry }, routeName)
  const chosen = followRoute(data.slides, route)
  const namesHere = slideIds(chosen)
  const slides = chosen.map((slide, index) =>
    toDeckSlide(slide, index, { files, id: namesHere[index] ?? '', headmatter }),
  )
  return {
    findings,
    deck: {
      entry,
      root,
      title: text(headmatter['title']) ?? slides[0]?.title ?? 'Slidev',
      lang:
        text(headmatter['lang'])?.replaceAll('_', '-') ??
        text((config.htmlAttrs as Record<string, unknown>)['lang']) ??
        'en',
      author: text(headmatter['author']),
      date: isoDate(headmatter['date']),
      strict: isStrict(headmatter),
      opening: data.slides[0],
      headmatter: { ...headmatter, sessions: sessionsOn(headmatter, route) },
      route,
      ids,
      roots,
      layouts: await findLayouts(roots),
      slides,
      files,
    },
  }
}

/** What Slidev makes of the headmatter, which it takes to hold values of the right kind. */
function readConfig(
  headmatter: Record<string, unknown>,
  { entry, text: source }: { entry: string; text: string },
): SlidevConfig {
  const attempt = (values: Record<string, unknown>): unknown => {
    try {
      resolveConfig(values, {}, entry)
      return undefined
    } catch (error) {
      return error
    }
  }
  const cause = attempt(headmatter)
  if (cause === undefined) return resolveConfig(headmatter, {}, entry)
  const key =
    Object.keys(headmatter).find((name) => attempt({ [name]: headmatter[name] }) !== undefined) ?? ''
  const line = source.split('\n').findIndex((written) => written.startsWith(`${key}:`)) + 1
  throw new AmphiError(`Slidev cannot read the value of "${key}" in the headmatter`, {
    file: entry,
    line: Math.max(1, line),
    hint: 'Look for a list or further keys where a text belongs, or the reverse.',
    cause,
  })
}

async function assertReadable(entry: string): Promise<void> {
  const hint = 'Name the Markdown file of a deck, for example "npm run build -- path/to/slides.md".'
  const found = await stat(entry).catch((cause: unknown) => {
    throw new AmphiError(`There is no deck at ${entry}`, { exitCode: 2, hint, cause })
  })
  if (!found.isFile()) throw new AmphiError(`${entry} is a folder, not a deck`, { exitCode: 2, hint })
  await access(entry, constants.R_OK).catch((cause: unknown) => {
    throw new AmphiError(`The deck ${entry} cannot be read`, {
      exitCode: 2,
      hint: 'Check its permissions.',
      cause,
    })
  })
}

type MarkdownFiles = Awaited<ReturnType<typeof load>>['markdownFiles']

/** Slidev notes a part that it cannot import and goes on without it. */
function findMissingParts(files: MarkdownFiles): Finding[] {
  return Object.values(files).flatMap((markdown) =>
    (markdown.errors ?? []).map(({ row, message }) => ({
      rule: 'missing-part',
      severity: 'error' as const,
      message: message.replace(
        /^Imported markdown file not found: (.*)$/,
        (_, file: string) => `The part ${relative(dirname(markdown.filepath), file)} does not exist`,
      ),
      hint: 'Correct `src`, or remove the slide that imports it.',
      file: markdown.filepath,
      line: lineOfSrc(markdown.raw, row),
    })),
  )
}

/** @param row 0-based first line of the slide that imports */
function lineOfSrc(text: string, row: number): number {
  const lines = text.split(/\r?\n/)
  const offset = lines.slice(row).findIndex((line) => /^\s*src\s*:/.test(line))
  return row + Math.max(0, offset) + 1
}

interface SlideSurroundings {
  files: ReadonlyMap<string, string>
  id: string
  headmatter: Record<string, unknown>
}

function toDeckSlide(
  slide: SlideInfo,
  index: number,
  { files, id, headmatter }: SlideSurroundings,
): DeckSlide {
  const frontmatter = slide.frontmatter as Record<string, unknown>
  const title = String(slide.title ?? '')
  const defaults = (headmatter['defaults'] ?? {}) as Record<string, unknown>
  const layout =
    text(frontmatter['layout']) ?? text(defaults['layout']) ?? (index === 0 ? 'cover' : 'default')
  return {
    no: index + 1,
    id,
    title,
    layout,
    frontmatter,
    content: slide.content,
    note: slide.note ?? '',
    place: placeOf(slide, files),
    source: slide,
  }
}

/** Slidev trims the content, so its first line is the first one behind the frontmatter that is not blank. */
function placeOf({ source }: SlideInfo, files: ReadonlyMap<string, string>): SlidePlace {
  const lines = (files.get(source.filepath) ?? '').split(/\r?\n/)
  let first = source.contentStart
  while (first < source.end - 1 && !lines[first]?.trim()) first++
  return { file: source.filepath, line: source.start + 1, contentLine: first + 1 }
}

function isStrict(headmatter: Record<string, unknown>): boolean {
  const amphi = headmatter['amphi']
  return typeof amphi === 'object' && amphi !== null && (amphi as Record<string, unknown>)['strict'] === true
}

function isoDate(value: unknown): string | undefined {
  const date = value instanceof Date ? value : typeof value === 'string' ? new Date(value) : undefined
  return date && !Number.isNaN(date.valueOf()) ? date.toISOString() : undefined
}

/** YAML makes a number of `title: 2026`. */
function text(value: unknown): string | undefined {
  const read = typeof value === 'number' ? String(value) : value
  return typeof read === 'string' && read.trim() ? read : undefined
}
