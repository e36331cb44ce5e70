import { defineShortcutsSetup } from '@slidev/types'
import { useBlackScreen } from '../presenter/blackScreen.ts'
import { presenterKeys } from '../presenter/presenterKeys.ts'

/** `b` and `.` are what clickers send for a black screen; the others act in the presenter only. */
export default defineShortcutsSetup((_nav, base) => {
  if (__AMPHI_EDITION__ === 'site') return base
  const black = () => useBlackScreen().toggle()
  return [
    ...base,
    { name: 'black_screen', key: 'b', fn: black },
    { name: 'black_screen_period', key: '.', fn: black },
    { name: 'rehearsal_questions', key: 'q', fn: () => presenterKeys.questions?.() },
    { name: 'rehearsal_count_gap', key: 'r', fn: () => presenterKeys.countGap?.() },
  ]
})
