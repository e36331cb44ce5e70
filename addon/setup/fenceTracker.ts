/**
 * Reads Markdown line by line and says of each whether it belongs to a fenced code block, its delimiters included. A
 * fence ends at a line of as many of its characters and nothing else: "```ts" inside one does not end it.
 */
export function createFenceTracker(): (line: string) => boolean {
  let open = ''
  return (line) => {
    const [, marker = '', rest = ''] = /^\s*(`{3,}|~{3,})(.*)$/.exec(line) ?? []
    if (open) {
      if (marker.startsWith(open) && !rest.trim()) open = ''
      return true
    }
    open = marker
    return marker !== ''
  }
}
