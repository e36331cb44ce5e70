/**
 * Whether the screen stays on while the presenter is shown, which Slidev asks for without looking at the answer.
 * @returns true as well while the window is hidden, when no browser would say yes
 */
export async function staysAwake(): Promise<boolean> {
  if (!('wakeLock' in navigator)) return false
  try {
    const lock = await navigator.wakeLock.request('screen')
    await lock.release()
    return true
  } catch {
    return document.hidden
  }
}
