import type { Plugin } from 'vite'

const FACE = /@font-face\s*\{[^{}]*KaTeX_[^{}]*\}/g
const FONT = /(?:^|\/)KaTeX_[^/]*\.woff2$/

/**
 * Takes the fonts of formulas out of a deck that has none. Slidev takes every dollar sign for a formula that may come;
 * what was compiled shows whether one did.
 */
export function leaveOutFormulaFonts(): Plugin {
  return {
    name: 'amphi:unused-formulas',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const files = Object.values(bundle)
        if (files.some((file) => file.type === 'chunk' && /\bkatex\b/.test(file.code))) return
        for (const file of files) {
          if (file.type !== 'asset') continue
          if (FONT.test(file.fileName)) Reflect.deleteProperty(bundle, file.fileName)
          else if (file.fileName.endsWith('.css')) file.source = String(file.source).replace(FACE, '')
        }
      },
    },
  }
}
