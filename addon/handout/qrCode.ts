import { encode } from 'uqr'

/** Empty modules that a reader wants around the symbol (ISO/IEC 18004). */
export const QUIET_ZONE = 4

export interface QrCode {
  /** Modules on a side, without the quiet zone. */
  size: number
  /** SVG path of the dark modules, one unit each; (0, 0) is the first module. */
  path: string
}

/** @returns undefined for a text that no QR code holds (about 2900 bytes) */
export function qrCode(text: string): QrCode | undefined {
  try {
    const { data, size } = encode(text, { ecc: 'M', boostEcc: false, border: 0 })
    return { size, path: data.map(rowPath).join('') }
  } catch {
    return undefined
  }
}

/** Runs instead of squares: no hairline shows between two modules, and a page weighs less. */
function rowPath(row: readonly boolean[], y: number): string {
  let path = ''
  for (let x = 0; x < row.length; x++) {
    const from = x
    while (row[x]) x++
    if (x > from) path += `M${from} ${y}h${x - from}v1h${from - x}z`
  }
  return path
}
