import type { Plugin } from 'vite'

const FONT_FACE = /@font-face\s*\{[^}]*\}/g
const OLD_SOURCE =
  /,?\s*url\([^)]*\.(?:woff|ttf|eot)(?:[?#][^)]*)?["']?\)\s*format\(["']?(?:woff|truetype|embedded-opentype)["']?\)/g

/**
 * Every browser that runs the deck reads WOFF2. Fallbacks in older formats would triple the fonts of a deck with
 * formulas, and all of them would stand in the one-file edition.
 */
export function leanFonts(): Plugin {
  return {
    name: 'amphi:lean-fonts',
    enforce: 'pre',
    transform(code, id) {
      if (!/\.css(?:$|\?)/.test(id) || !code.includes('@font-face')) return null
      return { code: withoutOldSources(code), map: null }
    },
  }
}

/** Drops WOFF, TrueType and EOT sources from each `@font-face` that has a WOFF2 one. */
export function withoutOldSources(css: string): string {
  return css.replace(FONT_FACE, (face) =>
    face.includes('woff2') ? face.replace(OLD_SOURCE, '').replace(/src:\s*,/, 'src:') : face,
  )
}
