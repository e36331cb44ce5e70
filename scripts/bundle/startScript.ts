/**
 * Stands in the page of the site and runs before its first paint. The first slide is written into the page: it is hidden
 * where the address or a chosen scale asks for something else, and gets the theme that Slidev will choose
 * (`@slidev/client/logic/dark.ts`, `state/storage.ts`) unless the page names the one that the deck begins with.
 */
const START_SCRIPT = `{
  const root = document.documentElement
  const kept = (key) => { try { return localStorage.getItem(key) } catch {} }
  if (location.search || !/^(#\\/?1?)?$/.test(location.hash) || Number(kept('slidev-scale')))
    root.dataset.amphiElsewhere = ''
  if (!/\\b(light|dark)\\b/.test(root.className)) {
    const chosen = kept('slidev-color-schema')
    const isDark = /^(light|dark)$/.test(chosen) ? chosen === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches
    root.classList.add(isDark ? 'dark' : 'light')
  }
}`

/** Adds it to a page. The content security policy must be written afterwards. */
export function addStartScript(html: string): string {
  return html.replace(/<link\b|<\/head>/i, (tag) => `<script>${START_SCRIPT}</script>\n${tag}`)
}
