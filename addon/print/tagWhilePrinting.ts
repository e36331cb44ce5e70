import { applyChange } from './changes.ts'
import { tagRules } from './tagRules.ts'

/** Makes the printed views ready for the tags of a PDF, and takes it back when they have been printed. */
export function tagWhilePrinting(): void {
  let undo: (() => void)[] = []
  window.addEventListener('beforeprint', () => {
    const views = [...document.querySelectorAll('.amphi-print')]
    for (const view of views) for (const rule of tagRules) undo.push(...rule(view).map(applyChange))
  })
  window.addEventListener('afterprint', () => {
    for (const takeBack of undo.reverse()) takeBack()
    undo = []
  })
}
