import { onMounted, onUnmounted } from 'vue'

/** Paper is light, also that of a deck which is dark on every screen: takes the dark theme away while it is shown. */
export function useLightPaper(): void {
  const { classList } = document.documentElement
  const wasDark = classList.contains('dark')
  const set = (isDark: boolean): void => {
    classList.toggle('dark', isDark)
    classList.toggle('light', !isDark)
  }
  onMounted(() => {
    set(false)
  })
  onUnmounted(() => {
    set(wasDark)
  })
}
