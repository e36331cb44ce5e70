import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Deck, DeckSlide } from '../../deck/deck.ts'
import { findComponents } from '../../deck/namedFiles.ts'
import { projectRoot } from '../../deck/theme.ts'
import { partsOf } from '../markdown/slideParts.ts'
import type { SourceRule } from '../rule.ts'
import { ALWAYS } from '../rule.ts'

/** What the Markdown alone makes certain; bundling tells the rest. */
export const unknownComponent: SourceRule = {
  id: 'unknown-component',
  rationale: 'A component that nobody knows is drawn as nothing.',
  hint: "Correct its name, or add the file to the deck's components/ folder.",
  severity: ALWAYS,
  isFirm: true,
  async check(deck) {
    const registered = registeredNames(deck)
    if (!registered) return []
    const files = [...(await findComponents(deck.roots)).keys()]
    const known = new Set([...files, ...registered, ...VUE].map(normalized))
    return deck.slides.flatMap((slide) => {
      const imported = importsOf(slide)
      return partsOf(slide).flatMap((part) => {
        if (part.type !== 'tag' || part.kind === 'close' || !/^[A-Z][A-Za-z\d]*$/.test(part.name)) return []
        const { name, line, column } = part
        if (known.has(normalized(name)) || imported.includes(name) || isIcon(deck, name)) return []
        const hint =
          nearest(name, files) ?? `Correct its name, or add components/${name}.vue beside the deck.`
        return [
          {
            message: `There is no component <${name}>`,
            hint,
            file: slide.place.file,
            line,
            column,
            slide: slide.no,
          },
        ]
      })
    })
  },
}

const VUE =
  'Component KeepAlive RouterLink RouterView Suspense Teleport Transition TransitionGroup AmphiProse VClick VClicks VAfter VSwitch'.split(
    ' ',
  )

/** The components that set-up code registers by name; undefined where it may register what only running it would tell. */
function registeredNames({ root, roots }: Deck): string[] | undefined {
  const setups = roots
    .slice(1)
    .flatMap((folder) => textsOf(join(folder, 'setup/main')))
    .join('\n')
  const configs = textsOf(join(root, 'vite.config')).join('\n')
  if (/\.use\(|\.component\((?!\s*['"])/.test(setups) || /omponents|resolvers|plugins/.test(configs))
    return undefined
  return [...setups.matchAll(/\.component\(\s*['"]([^'"]+)/g)].map(([, name = '']) => name)
}

function textsOf(path: string): string[] {
  return ['ts', 'mts', 'js', 'mjs']
    .map((ending) => `${path}.${ending}`)
    .filter((file) => existsSync(file))
    .map((file) => readFileSync(file, 'utf8'))
}

/** Names that a `<script setup>` of the slide mentions. */
function importsOf({ content }: DeckSlide): string[] {
  return [...content.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script>/g)].flatMap(
    ([, code = '']) => code.match(/\w+/g) ?? [],
  )
}

/** `<MdiAccount />` is an icon where the collection with whose name it begins is installed. */
function isIcon({ root }: Deck, name: string): boolean {
  const kebab = name.replace(/(?!^)[A-Z]/g, (letter) => `-${letter}`).toLowerCase()
  return [root, projectRoot].flatMap(ancestors).some((folder) => {
    const collections = join(folder, 'node_modules/@iconify-json')
    if (existsSync(join(folder, 'node_modules/@iconify/json'))) return true
    return (
      existsSync(collections) &&
      readdirSync(collections).some((collection) => kebab.startsWith(`${collection}-`))
    )
  })
}

function ancestors(folder: string): string[] {
  return dirname(folder) === folder ? [folder] : [folder, ...ancestors(dirname(folder))]
}

function nearest(name: string, files: readonly string[]): string | undefined {
  const plain = normalized(name)
  const alike = files.filter((file) => isClose(normalized(file), plain))
  return alike.length > 0 ? `Is it ${alike.map((file) => `<${file}>`).join(' or ')}?` : undefined
}

/** One letter too many, too few or another, or two changed places. */
function isClose(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  let start = 0
  while (start < a.length && a[start] === b[start]) start++
  let end = 0
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++
  const restA = a.slice(start, a.length - end)
  const restB = b.slice(start, b.length - end)
  return (
    (restA.length <= 1 && restB.length <= 1) ||
    (restA.length === 2 && restA === [...restB].reverse().join(''))
  )
}

export function normalized(name: string): string {
  return name.replaceAll('-', '').toLowerCase()
}
