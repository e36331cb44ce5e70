export interface Prepared {
  /** The `@font-face` rules of the fonts in use, sources inlined. */
  fonts: string[]
  /** Data URLs by the address of a file that only this machine can reach. */
  inlined: Record<string, string>
}

/**
 * Runs in the page, so it may use nothing but its argument and the DOM. Shows slides at their own size, adds an
 * element without any style, and reads what a snapshot of the page does not hold.
 *
 * @param probe name of the attribute of that element
 */
export async function prepareGathering(probe: string): Promise<Prepared> {
  const inlined: Record<string, string> = {}
  const inline = async (url: string): Promise<void> => {
    if (!url.startsWith(`${location.origin}/`)) return
    const blob = await (await fetch(url)).blob()
    const bytes = new Uint8Array(await blob.arrayBuffer())
    let binary = ''
    for (const byte of bytes) binary += String.fromCharCode(byte)
    inlined[url] = `data:${blob.type};base64,${btoa(binary)}`
  }

  const describe = (face: Pick<FontFace, 'family' | 'weight' | 'style' | 'unicodeRange'>): string =>
    [
      face.family.replace(/["']/g, ''),
      face.weight.replace('normal', '400').replace('bold', '700'),
      face.style,
      face.unicodeRange.replace(/\s/g, '').toUpperCase() || 'U+0-10FFFF',
    ].join()

  const loaded = new Set(
    [...document.fonts].filter(({ status }) => status === 'loaded').map((face) => describe(face)),
  )
  const fontRules = async (): Promise<string[]> => {
    const rules: string[] = []
    for (const sheet of document.styleSheets) {
      // The rules of a sheet from another host are closed to us.
      if (sheet.href !== null && new URL(sheet.href).origin !== location.origin) continue
      for (const rule of sheet.cssRules) {
        if (!(rule instanceof CSSFontFaceRule)) continue
        const read = (name: string): string => rule.style.getPropertyValue(name)
        const face = {
          family: read('font-family'),
          weight: read('font-weight') || 'normal',
          style: read('font-style') || 'normal',
          unicodeRange: read('unicode-range'),
        }
        if (!loaded.has(describe(face))) continue
        const url = /url\("([^"]+)"\)/.exec(rule.cssText)?.[1] ?? ''
        const absolute = url && new URL(url, location.href).href
        await inline(absolute).catch(() => undefined)
        rules.push(rule.cssText.replace(url, inlined[absolute] ?? url))
      }
    }
    return rules.filter((rule) => rule.includes('url("data:'))
  }

  const style = document.createElement('style')
  style.textContent = '.amphi-handout-zoom { zoom: 1 !important }'
  style.setAttribute(probe, '')
  document.head.append(style)
  const blank = document.createElement('span')
  blank.style.all = 'initial'
  blank.textContent = '·'
  blank.setAttribute(probe, '')
  document.body.append(blank)
  for (const canvas of document.querySelectorAll('canvas')) {
    try {
      canvas.setAttribute('src', canvas.toDataURL())
    } catch {
      // Another host's picture spoils a canvas: it can be seen and not read.
    }
  }
  for (const { currentSrc } of document.images) await inline(currentSrc).catch(() => undefined)
  return { fonts: await fontRules(), inlined }
}
