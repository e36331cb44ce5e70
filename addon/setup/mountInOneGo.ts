import type { AppContext } from '@slidev/types'
import { slides } from '#slidev/slides'

/**
 * The first slide stands in the page of the site before any script runs, and mounting the deck takes it away: mounts it
 * when the real slide can take its place in the same frame, and when the style sheets of the page, which did not hold up
 * its paint, have arrived.
 */
export function mountInOneGo({ app, router }: AppContext): void {
  const mount = app.mount.bind(app)
  const late = [...document.querySelectorAll<HTMLLinkElement>('link[data-amphi-late]')]
  const isElsewhere = 'amphiElsewhere' in document.documentElement.dataset
  const first = isElsewhere ? undefined : router.isReady().then(() => slides.value[0]?.load())
  const mountWhenReady = async (root: Element): Promise<void> => {
    await Promise.allSettled([first, ...late.map(arrived)])
    await keepFonts()
    for (const link of late) link.media = 'all'
    mount(root)
  }
  Object.assign(app, { mount: mountWhenReady })
}

/** Arrived, or lost. What was lost before this script ran tells it no more, but the page has then loaded without it. */
function arrived(link: HTMLLinkElement): Promise<void> | undefined {
  if (isThere(link) || document.readyState === 'complete') return undefined
  return new Promise((resolve) => {
    for (const type of ['load', 'error']) link.addEventListener(type, () => resolve(), { once: true })
    window.addEventListener('load', () => resolve(), { once: true })
  })
}

/** Firefox has a sheet from the start, and keeps its rules closed until it has arrived. */
function isThere({ sheet }: HTMLLinkElement): boolean {
  try {
    return sheet !== null && sheet.cssRules.length >= 0
  } catch {
    return false
  }
}

/**
 * A style sheet with fonts that begins to count makes Chromium read all fonts of style sheets anew, and text would vanish
 * until it has. Those that a script adds stay.
 */
async function keepFonts(): Promise<void> {
  const rules = document.querySelector<HTMLStyleElement>('style[data-amphi-first]')?.sheet?.cssRules ?? []
  // What is still on its way is not waited for: the first slide shows another font meanwhile.
  const haveArrived = document.fonts.status === 'loaded'
  const loading = [...rules].flatMap((rule) => {
    if (!(rule instanceof CSSFontFaceRule)) return []
    const read = (name: string): string => rule.style.getPropertyValue(name)
    const family = read('font-family').replace(/^"(.*)"$/, '$1')
    const face = new FontFace(family, read('src'), {
      weight: read('font-weight') || 'normal',
      style: read('font-style') || 'normal',
      unicodeRange: read('unicode-range') || 'U+0-10FFFF',
      display: 'swap',
    })
    document.fonts.add(face)
    return face.load()
  })
  if (haveArrived) await Promise.allSettled(loading)
}
