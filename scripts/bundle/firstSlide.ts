import type { Plugin, Rolldown } from 'vite'

/** Files of the site that its first slide needs, relative to it. */
export interface FirstSlideFiles {
  scripts: Set<string>
  styles: Set<string>
}

/** Modules that are loaded one after the other until the first slide stands there: Slidev's page, then the slide. */
const ON_THE_WAY = [/\/@slidev\/client\/pages\/play\.vue$/, /^\/@slidev\/slides\/1\/md$/]

/** Notes which files the first slide needs besides those of the page itself. */
export function collectFirstSlide(found: FirstSlideFiles): Plugin {
  return {
    name: 'amphi:first-slide',
    generateBundle(_options, bundle) {
      const add = (chunk: Rolldown.OutputChunk) => {
        if (found.scripts.has(chunk.fileName)) return
        found.scripts.add(chunk.fileName)
        for (const css of chunk.viteMetadata?.importedCss ?? []) found.styles.add(css)
        for (const name of chunk.imports) {
          const imported = bundle[name]
          if (imported?.type === 'chunk') add(imported)
        }
      }
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue
        if (chunk.moduleIds.some((id) => ON_THE_WAY.some((wanted) => wanted.test(id)))) add(chunk)
      }
    },
  }
}

/**
 * Names in the page what its first slide needs, so that the browser asks for all of it at once and not for one after the
 * other. Fonts come before the scripts: the slide stands in the page, and should not change its letters long after it has
 * been painted.
 *
 * @param fonts files of the fonts that its text is set in
 */
export function preloadFirstSlide(
  html: string,
  { scripts, styles }: FirstSlideFiles,
  fonts: readonly string[],
): string {
  const missing = (links: readonly string[]): string[] =>
    links.filter((link) => !html.includes(/href="([^"]+)"/.exec(link)?.[1] ?? ''))
  const faces = missing(
    fonts.map((file) => `<link rel="preload" as="font" type="font/woff2" crossorigin href="./${file}">`),
  )
  const others = missing([
    ...[...scripts].map((file) => `<link rel="modulepreload" crossorigin href="./${file}">`),
    ...[...styles].map((file) => `<link rel="preload" as="style" crossorigin href="./${file}">`),
  ])
  return html
    .replace(/<script type="module"|<\/head>/i, (place) => [...faces, place].join('\n  '))
    .replace(/<\/head>/i, (end) => `${others.map((link) => `  ${link}\n`).join('')}${end}`)
}

const FACE = /@font-face\s*\{([^}]*)\}/g

/**
 * The upright faces with Latin letters of a family, in the weights of text and of titles.
 *
 * @param css the built style sheet; addresses in it are relative to its folder
 * @returns names of files in that folder
 */
export function latinFaces(css: string, family: string): string[] {
  const faces = [...css.matchAll(FACE)].map(([, face = '']) => ({
    name: /font-family:\s*["']?([^;"']+)/.exec(face)?.[1]?.trim(),
    style: /font-style:\s*([^;]+)/.exec(face)?.[1]?.trim() ?? 'normal',
    weight: /font-weight:\s*([^;]+)/.exec(face)?.[1] ?? '400',
    range: /unicode-range:\s*([^;]+)/.exec(face)?.[1] ?? 'U+0',
    file: /url\(["']?(?:\.\/)?([^"')/:]+\.woff2)/.exec(face)?.[1],
  }))
  return faces
    .filter(({ name, style }) => name === family && style === 'normal')
    .filter(({ weight, range }) => /\b(?:400|700|normal|bold)\b/.test(weight) && /U\+0{1,4}\b/i.test(range))
    .flatMap(({ file }) => file ?? [])
}
