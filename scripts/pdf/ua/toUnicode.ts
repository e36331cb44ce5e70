/** One range of codes, 4 hexadecimal digits a UTF-16 unit. */
const block = /begin(bfchar|bfrange)([^]*?)end\1/g
const item = /<([^>]*)>|\[([^\]]*)\]/g

/**
 * What a ToUnicode CMap (ISO 32000-1, 9.10.3) says of each character code.
 * @param cmap the decoded stream
 * @returns the Unicode text by code
 */
export function readToUnicode(cmap: string): Map<number, string> {
  const map = new Map<number, string>()
  for (const [, kind, body = ''] of cmap.matchAll(block)) {
    const items = [...body.matchAll(item)].map(([, hex, list]) => hex ?? hexItems(list ?? ''))
    if (kind === 'bfchar') {
      for (let index = 0; index + 1 < items.length; index += 2) {
        map.set(code(items[index]), utf16(items[index + 1]))
      }
    } else {
      for (let index = 0; index + 2 < items.length; index += 3) addRange(map, items.slice(index, index + 3))
    }
  }
  return map
}

type Item = string | string[] | undefined

function addRange(map: Map<number, string>, [from, to, target]: Item[]): void {
  const first = code(from)
  const last = Math.min(code(to), first + 0xffff)
  for (let at = first; at <= last; at++) {
    if (Array.isArray(target)) map.set(at, utf16(target[at - first]))
    else map.set(at, lastUnitPlus(utf16(target), at - first))
  }
}

/** A range counts on from its first text: only the last unit grows. */
function lastUnitPlus(text: string, step: number): string {
  if (text === '') return ''
  return text.slice(0, -1) + String.fromCharCode(text.charCodeAt(text.length - 1) + step)
}

function hexItems(list: string): string[] {
  return [...list.matchAll(/<([^>]*)>/g)].map(([, hex = '']) => hex)
}

function code(value: Item): number {
  return typeof value === 'string' ? parseInt(value.replace(/\s/g, ''), 16) : Number.NaN
}

function utf16(value: Item): string {
  const digits = typeof value === 'string' ? value.replace(/\s/g, '') : ''
  return (digits.match(/.{4}/g) ?? []).map((unit) => String.fromCharCode(parseInt(unit, 16))).join('')
}
