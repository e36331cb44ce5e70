import { onBeforeUnmount } from 'vue'

/**
 * Tells style sheets which view is shown, while it is: `<html data-amphi-view="handout">`. With `html:has(.amphi-handout)`
 * the browser would search the whole page again for every style that is asked for.
 */
export function useViewAttribute(view: string): void {
  const { dataset } = document.documentElement
  dataset['amphiView'] = view
  // Not when it is gone: the next view has set its own by then.
  onBeforeUnmount(() => delete dataset['amphiView'])
}
