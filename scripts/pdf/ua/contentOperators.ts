/** An operand of a content stream. Names and strings are wrapped, so that `/Artifact` is not `(Artifact)`. */
export type Operand = number | { name: string } | { text: string } | Operand[] | Map<string, Operand>

// White space and comments, then one token (ISO 32000-1, 7.2 and 7.8.2): a name, a delimiter, a hexadecimal string, the
// opening of a literal string, a number, a word, or a stray delimiter.
const token =
  /[\0\t\n\f\r ]*(?:%[^\r\n]*[\0\t\n\f\r ]*)*(?:\/([^\0\t\n\f\r ()<>[\]{}/%]*)|(<<|>>|[[\]])|<([^>]*)>|(\()|([-+.\d]+)|([^\0\t\n\f\r ()<>[\]{}/%]+)|[^])/y

/**
 * Calls `use` for each operator of a content stream with its operands.
 * @param source the decoded stream, one character a byte
 */
export function readOperators(source: string, use: (operator: string, operands: Operand[]) => void): void {
  const open: Operand[][] = []
  let operands: Operand[] = []
  // Its own copy, because `use` may read another stream meanwhile.
  const next = new RegExp(token)
  for (let match = next.exec(source); match; match = next.exec(source)) {
    const [, name, delimiter, hex, paren, number, word] = match
    if (number !== undefined) operands.push(Number(number))
    else if (name !== undefined) operands.push({ name: plainName(name) })
    else if (hex !== undefined) operands.push({ text: fromHex(hex) })
    else if (paren !== undefined) {
      const { text, end } = literalString(source, next.lastIndex)
      operands.push({ text })
      next.lastIndex = end
    } else if (delimiter === '[' || delimiter === '<<') {
      open.push(operands)
      operands = []
    } else if (delimiter !== undefined) {
      const inner: Operand = delimiter === ']' ? operands : pairs(operands)
      operands = open.pop() ?? []
      operands.push(inner)
    } else if (word === 'true' || word === 'false' || word === 'null') {
      operands.push({ name: word })
    } else if (word !== undefined) {
      use(word, operands)
      operands = []
      if (word === 'ID') next.lastIndex = endOfInlineImage(source, next.lastIndex)
    }
  }
}

function plainName(name: string): string {
  return name.replace(/#([\da-f]{2})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
}

function fromHex(digits: string): string {
  const clean = digits.replace(/[^\da-f]/gi, '')
  return Buffer.from(clean.length % 2 ? `${clean}0` : clean, 'hex').toString('latin1')
}

const escapes: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

/** @param start behind the opening parenthesis */
function literalString(source: string, start: number): { text: string; end: number } {
  let depth = 1
  let end = start
  for (; end < source.length && depth > 0; end++) {
    if (source[end] === '\\') end++
    else if (source[end] === '(') depth++
    else if (source[end] === ')') depth--
  }
  const text = source
    .slice(start, end - 1)
    .replace(/\\(?:([0-7]{1,3})|(\r\n|[\r\n])|([^]))/g, (_, octal?: string, lineEnd?: string, other = '') => {
      if (octal) return String.fromCharCode(parseInt(octal, 8) & 255)
      return lineEnd ? '' : (escapes[String(other)] ?? String(other))
    })
  return { text, end }
}

/** The bytes of an inline image may look like anything; they end at an EI between white space. */
function endOfInlineImage(source: string, start: number): number {
  const end = /[\0\t\n\f\r ]EI(?=[\0\t\n\f\r ]|$)/g
  end.lastIndex = start
  return end.exec(source) ? end.lastIndex : source.length
}

function pairs(items: Operand[]): Map<string, Operand> {
  const map = new Map<string, Operand>()
  for (let index = 0; index + 1 < items.length; index += 2) {
    const key = items[index]
    const value = items[index + 1]
    if (value !== undefined && isName(key)) map.set(key.name, value)
  }
  return map
}

export function isName(operand: Operand | undefined): operand is { name: string } {
  return typeof operand === 'object' && 'name' in operand
}

export function isText(operand: Operand | undefined): operand is { text: string } {
  return typeof operand === 'object' && 'text' in operand
}
