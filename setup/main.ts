import { isDark } from '@slidev/client/logic/dark.ts'
import { defineAppSetup } from '@slidev/types'
import HandoutEnd from '../components/HandoutEnd.vue'

/**
 * The lecture starts light, whatever the machine prefers: a projector washes dark slides out. The key `d` still turns
 * it dark.
 */
export default defineAppSetup(({ app }) => {
  isDark.value = false
  // The site prints nothing: it need not load the bibliography before its first slide. Plain Slidev knows no editions.
  const isSite = typeof __AMPHI_EDITION__ !== 'undefined' && __AMPHI_EDITION__ === 'site'
  if (!isSite) app.component('AmphiHandoutEnd', HandoutEnd)
})
