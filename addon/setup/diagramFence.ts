import type { CodeblockTransformContext } from '@slidev/types'
import type { SlidevOptions } from '../types.ts'
import { isMermaid, parseFenceOptions } from './fenceOptions.ts'

/**
 * Turns a Mermaid fence into its finished drawing, so that no Mermaid code reaches the audience.
 *
 * @returns markup for Vue, or undefined for another language and when Slidev runs without Amphi
 */
export async function diagramFence({
  info,
  code,
  slide,
  options,
}: CodeblockTransformContext): Promise<string | undefined> {
  const { amphi } = options as SlidevOptions
  if (!amphi || !isMermaid(info)) return undefined
  const fenceOptions = parseFenceOptions(info)
  const svg = await amphi.renderDiagram({ source: code, options: fenceOptions, slide })
  const shown = ['scale', 'class', 'style'].filter((name) => fenceOptions[name] !== undefined)
  const attributes = shown.map((name) => `:${name}="${literal(fenceOptions[name])}"`)
  return `<AmphiDiagram ${attributes.join(' ')} :svg="${literal(svg)}" />`
}

/** A JavaScript expression for an attribute of Vue. */
function literal(value: unknown): string {
  if (typeof value === 'number') return String(value)
  if (typeof value !== 'string') return `JSON.parse(${literal(JSON.stringify(value))})`
  // Escaped: what HTML, Vue (`{{`) or Slidev's Markdown plugins would read as theirs. unplugin-vue-markdown lifts a
  // `<style>` even out of an attribute.
  return `'${value.replace(/["'<>&`{}\\\p{Cc}\u2028\u2029]/gu, unicodeEscape)}'`
}

function unicodeEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}
