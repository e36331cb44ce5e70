/**
 * Runs in the page, so it may use nothing but its argument and the DOM. Finds the style rules that an element of the page
 * follows, in their order, with what these name: fonts in use, animations, variables. Style sheets within the body are
 * left out; the others are of no use afterwards.
 *
 * @param themes classes of `<html>` that the page can be shown under
 * @returns CSS whose addresses are relative to the page
 */
export function followedRules(themes: readonly string[]): string {
  /** A rule that stays; one with a name stays where another names it. */
  interface Kept {
    text: () => string
    style?: CSSStyleDeclaration
    name?: string
    inside?: Kept[]
  }

  const folder = new URL('.', location.href).href
  const addressed = (css: string, base: string): string =>
    css.replace(/url\("([^"]+)"\)/g, (whole, address: string) => {
      if (/^(?:#|data:)/.test(address)) return whole
      const url = new URL(address, base).href
      return `url("${url.startsWith(folder) ? url.slice(folder.length) : url}")`
    })

  /** The members of a list: a comma in parentheses, brackets or quotes divides nothing. */
  const members = (list: string): string[] =>
    (list.match(/(?:\\.|"[^"]*"|\([^()]*(?:\([^()]*(?:\([^()]*\)[^()]*)*\)[^()]*)*\)|[^,])+/g) ?? []).map(
      (member) => member.trim(),
    )

  const inTheme = (theme: string): void => {
    for (const known of ['light', 'dark']) document.documentElement.classList.toggle(known, known === theme)
  }

  /** Whether an element follows it, or has something before or behind that does. */
  const isFollowed = (selector: string): boolean => {
    const ofElement = selector
      .replace(/(^|[\s>+~])::[\w-]+(?:\([^()]*\))?/g, '$1*')
      .replace(/::[\w-]+(?:\([^()]*\))?/g, '')
    return themes.some((theme) => {
      inTheme(theme)
      try {
        return document.querySelector(ofElement) !== null
      } catch {
        // What remains without its pseudo-element may be no selector.
        return true
      }
    })
  }

  const inUse = [...document.fonts].filter(({ status }) => status === 'loaded')
  const isInUse = ({ style }: CSSFontFaceRule): boolean => {
    const plain = (text: string): string =>
      text
        .replace(/["'\s]/g, '')
        .replace('normal', '400')
        .replace('bold', '700')
        .toUpperCase()
    const says = (name: string, initial: string, value: string): boolean =>
      plain(style.getPropertyValue(name) || initial) === plain(value)
    return inUse.some(
      (face) =>
        says('font-family', '', face.family) &&
        says('font-weight', 'normal', face.weight) &&
        says('font-style', 'normal', face.style) &&
        says('unicode-range', 'U+0-10FFFF', face.unicodeRange),
    )
  }

  const keep = (rules: CSSRuleList, base: string): Kept[] =>
    [...rules].flatMap((rule): Kept[] => {
      const whole = { text: () => addressed(rule.cssText, base) }
      if (rule instanceof CSSStyleRule) {
        const followed = members(rule.selectorText).filter(isFollowed)
        if (followed.length > 0) rule.selectorText = followed.join(', ')
        return followed.length > 0 ? [{ ...whole, style: rule.style }] : []
      }
      if (rule instanceof CSSFontFaceRule) {
        // Text need not wait for its font to be read.
        rule.style.setProperty('font-display', 'swap')
        return isInUse(rule) ? [whole] : []
      }
      if (rule instanceof CSSKeyframesRule || rule instanceof CSSPropertyRule)
        return [{ ...whole, name: rule.name }]
      if (rule instanceof CSSLayerStatementRule) return [whole]
      if (!(rule instanceof CSSGroupingRule)) return []
      if (rule instanceof CSSMediaRule && rule.conditionText === 'print') return []
      const inside = keep(rule.cssRules, base)
      const opening = rule.cssText.slice(0, rule.cssText.indexOf('{'))
      const text = () => `${opening}{${inside.map((kept) => kept.text()).join('\n')}}`
      return inside.length > 0 ? [{ text, inside }] : []
    })

  const all = (rules: readonly Kept[]): Kept[] => rules.flatMap((rule) => [rule, ...all(rule.inside ?? [])])

  /** That of a drawing goes with it. */
  const isInBody = ({ ownerNode }: CSSStyleSheet): boolean => document.body.contains(ownerNode)
  const kept = [...document.styleSheets].flatMap((sheet) => {
    // The rules of a sheet from another host are closed to us.
    const isOpen = sheet.href === null || new URL(sheet.href).origin === location.origin
    return isOpen && !isInBody(sheet) ? keep(sheet.cssRules, sheet.href ?? location.href) : []
  })

  // Most variables of a theme are read by nothing on one slide.
  const markup = document.documentElement.cloneNode(true) as Element
  for (const sheet of markup.querySelectorAll('head style')) sheet.remove()
  const styles = all(kept).flatMap(({ style }) => style ?? [])
  for (let isChanging = true; isChanging;) {
    const texts = [markup.outerHTML, ...kept.map(({ text }) => text())].join('\n')
    const read = new Set([...texts.matchAll(/var\(\s*(--[\w-]+)/g)].map(([, name]) => name))
    const unread = styles.flatMap((style) =>
      [...style].filter((name) => name.startsWith('--') && !read.has(name)).map((name) => ({ style, name })),
    )
    for (const { style, name } of unread) style.removeProperty(name)
    isChanging = unread.length > 0
  }

  const unnamed = kept.filter(({ name }) => name === undefined).map(({ text }) => text())
  return kept
    .filter(({ name }) => name === undefined || unnamed.some((text) => text.includes(name)))
    .map(({ text }) => text())
    .filter((text) => !/\{\s*\}$/.test(text))
    .join('\n')
}
