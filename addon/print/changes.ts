/** One thing to change on the page; `value` null takes an attribute away. */
export type Change =
  { element: Element; attribute: string; value: string | null } | { element: Element; text: string }

/** @returns what puts everything back as it was */
export function applyChange(change: Change): () => void {
  const { element } = change
  if ('text' in change) {
    const added = document.createTextNode(change.text)
    element.append(added)
    return () => {
      added.remove()
    }
  }
  const { attribute, value } = change
  const before = element.getAttribute(attribute)
  setAttribute(element, attribute, value)
  return () => {
    setAttribute(element, attribute, before)
  }
}

function setAttribute(element: Element, name: string, value: string | null): void {
  if (value === null) element.removeAttribute(name)
  else element.setAttribute(name, value)
}
