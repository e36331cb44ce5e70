import type { AppContext } from '@slidev/types'
import { configs } from '@slidev/client/env.ts'
import type { ComponentPublicInstance } from 'vue'
import { getCurrentInstance } from 'vue'
import { tagWhilePrinting } from '../print/tagWhilePrinting.ts'
import { mountInOneGo } from './mountInOneGo.ts'

interface Culprit {
  /** 1-based. */
  slide: number | undefined
  component: string | undefined
}

/** What a check reads from the page. */
export interface RenderReport {
  errors: (Culprit & { message: string })[]
  /** Registered by the deck for every slide. */
  components: string[]
  directives: string[]
  /** Whether the audience can switch between a light and a dark theme. */
  hasBothThemes: boolean
  /** The component of a slide that is being set up or mounted at this moment. */
  caller(): Culprit | undefined
}

declare global {
  interface Window {
    __amphi__?: RenderReport
  }
}

/** Vue goes on with a hole where a component threw. Keep what happened and on which slide, so a build can fail on it. */
export default function setupReport(context: AppContext): void {
  if (__AMPHI_EDITION__ === 'site') return mountInOneGo(context)
  const { app } = context
  tagWhilePrinting()
  const report: RenderReport = {
    errors: [],
    components: Object.keys(app._context.components),
    directives: Object.keys(app._context.directives),
    hasBothThemes: configs.colorSchema !== 'light' && configs.colorSchema !== 'dark',
    caller() {
      const instance = getCurrentInstance()?.proxy ?? null
      const slide = slideOf(instance)
      return slide === undefined ? undefined : { slide, component: nameOf(instance) }
    },
  }
  window.__amphi__ = report
  app.config.errorHandler = (error, instance) => {
    report.errors.push({
      slide: slideOf(instance),
      component: nameOf(instance),
      message: error instanceof Error ? error.message : String(error),
    })
    console.error(error)
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
