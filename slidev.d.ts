/**
 * What we lean on of `@slidev/client`, whose package ships sources and no declarations: checked under our stricter flags
 * they would report errors that are not ours. `paths` in tsconfig.json puts this file in their place.
 * Widen it when the code needs more of Slidev. Frontmatter is `any` because it is `any` in `@slidev/types`.
 */
import type { ClicksContext, RenderContext, SlideInfo, SlideRoute, SlidevConfig } from '@slidev/types'
import type {
  ComputedRef,
  InjectionKey,
  MaybeRefOrGetter,
  Ref,
  ShallowUnwrapRef,
  TransitionGroupProps,
  UnwrapNestedRefs,
  WritableComputedRef,
} from 'vue'
import type { RouteLocationNormalized, Router } from 'vue-router'

export interface SlidevNav {
  slides: Ref<SlideRoute[]>
  total: ComputedRef<number>
  /** 1-based number of the slide shown. */
  currentPage: ComputedRef<number>
  currentPath: ComputedRef<string>
  currentSlideNo: ComputedRef<number>
  currentSlideRoute: ComputedRef<SlideRoute>
  currentLayout: ComputedRef<string>
  currentFrontmatter: ComputedRef<Record<string, any>>
  nextRoute: ComputedRef<SlideRoute | undefined>
  prevRoute: ComputedRef<SlideRoute | undefined>
  hasNext: ComputedRef<boolean>
  hasPrev: ComputedRef<boolean>
  clicksContext: ComputedRef<ClicksContext>
  clicks: ComputedRef<number>
  clicksStart: ComputedRef<number>
  clicksTotal: ComputedRef<number>
  next: () => Promise<void>
  prev: () => Promise<void>
  nextSlide: (lastClicks?: boolean) => Promise<void>
  prevSlide: (lastClicks?: boolean) => Promise<void>
  go: (no: number | string, clicks?: number, force?: boolean) => Promise<void>
  goFirst: () => Promise<void>
  goLast: () => Promise<void>
  enterPresenter: () => void
  exitPresenter: () => void
}

/** What `useNav()` adds to the navigation that a slide sees. */
export interface SlidevNavState {
  router: Router
  currentRoute: ComputedRef<RouteLocationNormalized>
  isPrintMode: ComputedRef<boolean>
  isPrintWithClicks: Ref<boolean>
  isEmbedded: ComputedRef<boolean>
  isPlaying: ComputedRef<boolean>
  isPresenter: ComputedRef<boolean>
  isNotesViewer: ComputedRef<boolean>
  isPresenterAvailable: ComputedRef<boolean>
  hasPrimarySlide: ComputedRef<boolean>
  /** The click as the address has it, not yet clamped to those of the slide. */
  queryClicks: WritableComputedRef<number>
  printRange: Ref<number[]>
  getPrimaryClicks: (route: SlideRoute) => ClicksContext
}

export interface SlidevContext {
  nav: SlidevNav
  configs: SlidevConfig & { slidesTitle: string }
  themeConfigs: ComputedRef<SlidevConfig['themeConfig']>
}

export interface SlideContext {
  $slidev: UnwrapNestedRefs<SlidevContext>
  $nav: Ref<UnwrapNestedRefs<SlidevNav>>
  $clicksContext: ClicksContext
  $clicks: Ref<number>
  /** 1-based number of the slide that the component stands on. */
  $page: Ref<number>
  $route: SlideRoute | undefined
  $renderContext: Ref<RenderContext>
  $frontmatter: Record<string, any>
  $scale: Ref<number>
  $zoom: ComputedRef<number>
}

/** A way to carry state between windows. `init` returns the function that sends. */
export interface SyncMethod {
  enabled?: boolean
  init: <State extends object>(
    channelKey: string,
    onUpdate: (data: Partial<State>) => void,
    state: State,
    persist?: boolean,
  ) => ((state: State, updating?: boolean) => void) | undefined
}

export interface SharedState {
  page: number
  clicks: number
  clicksTotal: number
  lastUpdate?: { id: string; type: 'presenter' | 'viewer'; time: number }
}

export declare function useNav(): SlidevNav & SlidevNavState
export declare function useSlideContext(): SlideContext
export declare function useDarkMode(): {
  isColorSchemaConfigured: ComputedRef<boolean>
  isDark: ComputedRef<boolean>
  toggleDark: () => void
}
/** `@slidev/client/logic/dark`. Writing does nothing in a deck with a fixed `colorSchema`. */
export declare const isDark: WritableComputedRef<boolean>
export declare function useIsSlideActive(): ComputedRef<boolean>
export declare function onSlideEnter(callback: () => void): void
export declare function onSlideLeave(callback: () => void): void
export declare function addSyncMethod(method: SyncMethod): void
export declare function disableBuiltinSync(): void
export declare function lockShortcuts(): () => void
export declare const sharedState: SharedState
export declare function onSharedUpdate(callback: (state: Partial<SharedState>) => void): void
export declare const configs: SlidevContext['configs']
export declare const mode: 'dev' | 'build'
export declare const slideAspect: ComputedRef<number>
export declare const slideWidth: ComputedRef<number>
export declare const slideHeight: ComputedRef<number>
export declare const slidesTitle: string
export declare const pathPrefix: string

// `@slidev/client/logic/slides`
export declare function getSlidePath(
  route: SlideRoute | number | string,
  presenter: boolean,
  exporting?: boolean,
): string

// `@slidev/client/state/storage`: what the menu of the presenter lets one choose
export declare const syncDirections: Ref<
  Record<'viewerSend' | 'viewerReceive' | 'presenterSend' | 'presenterReceive', boolean>
>

// `@slidev/client/composables`: a slide held at one click, as the print views need it
export declare function createFixedClicks(
  route?: SlideRoute,
  currentInit?: MaybeRefOrGetter<number>,
): ClicksContext
export declare function useFixedNav(currentSlideRoute: SlideRoute, clicksContext: ClicksContext): SlidevNav

// `@slidev/client/constants`
export declare const CLICKS_MAX: number
export declare const injectionClicksContext: InjectionKey<Ref<ClicksContext>>
export declare const injectionCurrentPage: InjectionKey<Ref<number>>
export declare const injectionSlideElement: InjectionKey<Ref<HTMLElement | null>>
export declare const injectionSlideScale: InjectionKey<ComputedRef<number>>
export declare const injectionSlidevContext: InjectionKey<UnwrapNestedRefs<SlidevContext>>
export declare const injectionRoute: InjectionKey<SlideRoute>
export declare const injectionRenderContext: InjectionKey<Ref<RenderContext>>
export declare const injectionFrontmatter: InjectionKey<Record<string, any>>
export declare const injectionSlideZoom: InjectionKey<ComputedRef<number>>

declare module 'vue' {
  // What Slidev gives to the template of every component on a slide
  interface ComponentCustomProperties extends ShallowUnwrapRef<SlideContext> {}
}

declare module 'vue-router' {
  interface RouteMeta {
    layout?: string
    name?: string
    class?: string
    clicks?: number
    transition?: string | TransitionGroupProps | undefined
    preload?: boolean
    slide?: Omit<SlideInfo, 'source'> & {
      noteHTML: string
      filepath: string
      start: number
      sourceIndex: number
      id: number
      no: number
    }
    __clicksContext: ClicksContext | null
    __preloaded?: boolean
  }
}
