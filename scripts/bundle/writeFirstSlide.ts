import type { RenderedFirstSlide } from '../deck/renderedFirstSlide.ts'

/** Style sheets of the site itself; those of another host hold fonts, and stay as they are. */
const OWN_STYLES = /<link rel="stylesheet"([^>]*? href="\.\/[^"]+"[^>]*)>/g

/**
 * Writes the first slide into the page of the site, in the element that Slidev mounts the deck in and thereby empties.
 * Nothing that it needs is asked for: the page's own style sheets no longer hold up the paint. They stand in the same
 * order, for print at first, until `addon/setup/mountInOneGo.ts` lets them count.
 *
 * @param html with the start script
 */
export function writeFirstSlide(html: string, slide: RenderedFirstSlide): string {
  const style = `<style data-amphi-first>${stylesOf(slide).replaceAll('</', '<\\/')}</style>`
  const late = html.replace(
    OWN_STYLES,
    (_, rest: string) =>
      `<link rel="preload" as="style"${rest}>\n  <link rel="stylesheet" media="print" data-amphi-late${rest}>`,
  )
  return [
    [/<link rel="preload" as="style"|<\/head>/, (found: string) => `${style}\n  ${found}`],
    [/<html\b/, (found: string) => (slide.theme ? `${found} class="${slide.theme}"` : found)],
    [/<body\b/, (found: string) => (slide.bodyStyle ? `${found} style="${quoted(slide.bodyStyle)}"` : found)],
    [/<div id="app">/, (found: string) => found + slide.html],
  ].reduce((page, [place, write]) => page.replace(place as RegExp, write as (found: string) => string), late)
}

/** Where Slidev measures its window and scales by script, the browser divides lengths: the tangent is a plain number. */
function stylesOf({ css, canvas: { width, height } }: RenderedFirstSlide): string {
  return [
    css,
    `:root{--vh:1dvh;--slidev-slide-scale:min(tan(atan2(100vw,${width}px)),tan(atan2(100dvh,${height}px)))}`,
    '[data-amphi-elsewhere] #app:not([data-v-app]){visibility:hidden}',
    '@supports not (scale:tan(atan2(1dvh,1px))){#app:not([data-v-app]){visibility:hidden}}',
  ].join('\n')
}

function quoted(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;')
}
