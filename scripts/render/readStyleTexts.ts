import type { FontText } from './readTexts.ts'

/**
 * Runs in the page, so it may use nothing but the DOM. What style sheets write before and behind elements, slide by slide.
 * Goes by the rules that write: asking every element for its pseudo-elements takes a hundred times as long.
 */
export function readStyleTexts(): { no: number; byFont: FontText[] }[] {
  const written: { selector: string; pseudo: string }[] = []
  const visit = (rules: CSSRuleList): void => {
    for (const rule of rules) {
      if (rule instanceof CSSStyleRule && /["']\s*[^"'\s]/.test(rule.style.content)) {
        for (const selector of rule.selectorText.split(/,(?![^(]*\))/)) {
          const [, on = '', pseudo = ''] = /^(.*?)(::?(?:before|after))$/.exec(selector.trim()) ?? []
          if (pseudo && !on.includes('&')) written.push({ selector: on || '*', pseudo })
        }
      } else if ('cssRules' in rule) visit((rule as CSSGroupingRule).cssRules)
    }
  }
  for (const sheet of document.styleSheets) {
    try {
      visit(sheet.cssRules)
    } catch {
      // The style sheet of another host may not be read.
    }
  }

  const read = (slide: HTMLElement, { selector, pseudo }: (typeof written)[number]): FontText[] =>
    [...slide.querySelectorAll(selector)]
      .filter((element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
      .map((element) => {
        const { content, fontFamily } = getComputedStyle(element, pseudo)
        const texts = [...content.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, part]) => part)
        return { fontFamily, text: texts.join(' ') }
      })
      .filter(({ text }) => text.trim())
  return [...document.querySelectorAll<HTMLElement>('[data-slide]')].map((slide) => ({
    no: Number(slide.dataset['slide']),
    byFont: written.flatMap((place) => read(slide, place)),
  }))
}
