import { glob, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Where a deck, a theme or an addon keeps the code that runs in its pages. Nothing else of their folders is walked. */
const CODE = [
  '{components,composables,helpers,layouts,lib,logic,modules,setup,src,styles,utils}/**/*.{vue,ts,tsx,mts,js,jsx,mjs,css,scss,less,html}',
  '{style,styles,index,global,global-top,global-bottom,slide-top,slide-bottom,custom-nav-controls}.{css,ts,mts,js,mjs,vue,html}',
]
const STYLE_BLOCK = /<style\b[^>]*>[\s\S]*?<\/style>/g

/** Texts without their comments. */
export interface DeckCode {
  scripts: string
  styles: string
}

/** Absolute paths of the files with code of one deck, theme or addon. */
export async function codeFiles(root: string): Promise<string[]> {
  const found = await Array.fromAsync(glob(CODE, { cwd: root, exclude: ['**/node_modules/**'] }))
  return found.map((file) => join(root, file))
}

/** The code of the given decks, themes and addons. */
export async function readDeckCode(roots: readonly string[]): Promise<DeckCode> {
  const code: DeckCode = { scripts: '', styles: '' }
  for (const root of roots) {
    for (const file of await codeFiles(root)) {
      const text = withoutComments(await readFile(file, 'utf8').catch(() => ''))
      const isScript = !/\.(?:css|scss|less)$/.test(file)
      if (isScript) code.scripts += `${text.replace(STYLE_BLOCK, '')}\n`
      code.styles += `${isScript ? (text.match(STYLE_BLOCK) ?? []).join('\n') : text}\n`
    }
  }
  return code
}

/** Leaves `//` behind a colon or a quote alone: it is part of an address. */
export function withoutComments(code: string): string {
  return code
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(?<![:"'`\w/])\/\/.*$/gm, '')
}
