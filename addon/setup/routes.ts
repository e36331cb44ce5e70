import type { RouteRecordRaw } from 'vue-router'

/** The views that only print, and the presenter with its panel. The site has none of them. */
export default function setupRoutes(routes: RouteRecordRaw[]): RouteRecordRaw[] {
  if (__AMPHI_EDITION__ === 'site') return routes
  return [
    { name: 'amphi-slides', path: '/amphi/slides', component: () => import('../handout/SlidesSheet.vue') },
    { name: 'amphi-handout', path: '/amphi/handout', component: () => import('../handout/HandoutSheet.vue') },
    ...routes.map((route) =>
      route.name === 'presenter'
        ? ({ ...route, component: () => import('../presenter/PresenterWithPanel.vue') } as RouteRecordRaw)
        : route,
    ),
  ]
}
