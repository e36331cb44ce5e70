import type { Component } from 'vue'
import { defineComponent, h } from 'vue'
import type { RouteRecordRaw } from 'vue-router'
import { useRoute } from 'vue-router'

type LoadSheet = () => Promise<{ default: Component }>

/** The views that only print. The site has none of them. */
export default function setupPrintRoutes(routes: RouteRecordRaw[]): RouteRecordRaw[] {
  if (__AMPHI_EDITION__ === 'site') return routes
  // Not outside this function: the site would bundle them.
  const handout: LoadSheet = () => import('../handout/HandoutSheet.vue')
  return [
    printRoute('slides', () => import('../handout/SlidesSheet.vue')),
    printRoute('handout', handout),
    printRoute('handout-ruled', handout),
    ...routes,
  ]
}

function printRoute(view: string, load: LoadSheet): RouteRecordRaw {
  return {
    name: `amphi-${view}`,
    path: `/amphi/${view}`,
    component: async () => mountedAnew((await load()).default),
  }
}

/** Views that share a sheet, and one view asked for differently, would otherwise keep what the last one mounted. */
function mountedAnew(sheet: Component): Component {
  return defineComponent({
    setup() {
      const route = useRoute()
      return () => h(sheet, { key: route.fullPath })
    },
  })
}
