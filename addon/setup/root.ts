import { useNav } from '@slidev/client'
import { watch } from 'vue'
import { useBlackScreen } from '../presenter/blackScreen.ts'
import { answerAsRoom } from '../presenter/roomWindows.ts'

/**
 * Answers the presenter, and darkens the windows of the room; the presenter stays as it is and says so. Whoever moves on
 * wants to be seen again.
 */
export default function setupRoom(): void {
  if (__AMPHI_EDITION__ === 'site') return
  answerAsRoom()
  const { isBlack, lighten } = useBlackScreen()
  const { isPresenter, isPrintMode, currentSlideNo, clicks } = useNav()
  const screen = Object.assign(document.createElement('div'), {
    className: 'amphi-black-screen',
    hidden: true,
  })
  document.body.append(screen)
  watch([isBlack, isPresenter], () => {
    screen.hidden = !isBlack.value || isPresenter.value || isPrintMode.value
  })
  watch([currentSlideNo, clicks], lighten)
}
