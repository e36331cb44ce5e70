import type { Deck, DeckSlide } from '../deck/deck.ts'
import { keyLine } from '../deck/keyLine.ts'
import type { Level, RuleFacts } from './rule.ts'

export const LEVELS: readonly Level[] = ['error', 'warning', 'off']

/** `amphi: { rules }` of the headmatter, as it is written. */
export function writtenSettings({ headmatter }: Pick<Deck, 'headmatter'>): [id: string, level: unknown][] {
  const { rules } = (headmatter['amphi'] ?? {}) as { rules?: unknown }
  return typeof rules === 'object' && rules !== null ? Object.entries(rules) : []
}

export function isLevel(value: unknown): value is Level {
  return LEVELS.some((level) => level === value)
}

/** What the headmatter wants of a rule; undefined where it says nothing of it, or nothing that counts. */
export function chosenLevel(deck: Pick<Deck, 'headmatter'>, rule: RuleFacts): Level | undefined {
  if (rule.isFirm) return undefined
  const [, level] = writtenSettings(deck).find(([id]) => id === rule.id) ?? []
  return isLevel(level) ? level : undefined
}

export function levelOf(deck: Pick<Deck, 'headmatter' | 'strict'>, rule: RuleFacts): Level {
  return chosenLevel(deck, rule) ?? rule.severity[deck.strict ? 'strict' : 'lenient']
}

/** One entry of a slide's `allow: [{ rule, why }]`, as it is written. */
export interface Allowance {
  rule: string
  why: string
  slide: DeckSlide
  /** 1-based line of the entry. */
  line: number
}

export function allowances(deck: Deck): Allowance[] {
  return deck.slides.flatMap((slide) => {
    const { allow } = slide.frontmatter
    if (allow === undefined || allow === null) return []
    return (Array.isArray(allow) ? allow : [allow]).map((entry: unknown, index) => {
      const { rule, why } = (typeof entry === 'object' && entry !== null ? entry : { rule: entry }) as Record<
        string,
        unknown
      >
      const name = typeof rule === 'string' ? rule : ''
      return {
        rule: name,
        why: typeof why === 'string' ? why.trim() : '',
        slide,
        line: keyLine(slide, Array.isArray(allow) ? ['allow', index] : 'allow'),
      }
    })
  })
}
