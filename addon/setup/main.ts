import type { AppContext } from '@slidev/types'
import type { ComponentPublicInstance } from 'vue'
import { tagWhilePrinting } from '../print/tagWhilePrinting.ts'

/** What a check reads from the page. `slide` is 1-based. */
export interface RenderReport {
  errors: { slide: number | undefined; component: string | undefined; message: string }[]
  components: string[]
}

declare global {
  interface Window {
    __amphi__?: RenderReport
  }
}

/** Vue goes on with a hole where a component threw. Keep what happened and on which slide, so a build can fail on it. */
export default function setupReport({ app }: AppContext): void {
  if (__AMPHI_EDITION__ === 'site') return
  tagWhilePrinting()
  const report: RenderReport = { errors: [], components: Object.keys(app._context.components) }
  window.__amphi__ = report
  app.config.errorHandler = (error, instance) => {
    console.error(error)
    report.errors.push({
      slide: slideOf(instance),
      component: nameOf(instance),
      message: error instanceof Error ? error.message : String(error),
    })
  }
}

function slideOf(instance: ComponentPublicInstance | null): number | undefined {
  for (let at = instance; at; at = at.$parent) {
    const { route } = at.$props as { route?: { no?: number } }
    if (typeof route?.no === 'number') return route.no
  }
  return undefined
}

function nameOf(instance: ComponentPublicInstance | null): string | undefined {
  const { name, __name } = (instance?.$options ?? {}) as { name?: string; __name?: string }
  return name ?? __name
}
