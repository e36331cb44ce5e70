import type { RouteRecordRaw } from 'vue-router'

/** The views that only print. The site has none of them. */
export default function setupPrintRoutes(routes: RouteRecordRaw[]): RouteRecordRaw[] {
  if (__AMPHI_EDITION__ === 'site') return routes
  return [
    { name: 'amphi-slides', path: '/amphi/slides', component: () => import('../handout/SlidesSheet.vue') },
    { name: 'amphi-handout', path: '/amphi/handout', component: () => import('../handout/HandoutSheet.vue') },
    ...routes,
  ]
}
