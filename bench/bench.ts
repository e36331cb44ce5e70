import type { FoundChromium } from '../scripts/render/browser.ts'

/** What every task is given. */
export interface Bench {
  /** How often each contestant runs. */
  runs: number
  /** Seconds after which a run is ended. */
  limit: number
  /** The browser that all contestants print with. */
  chromium: FoundChromium
  tell: (text: string) => void
  signal: AbortSignal
}
