import type { QrCode } from './qrCode.ts'
import { QUIET_ZONE } from './qrCode.ts'

export interface PageRulesRequest {
  /** Left in the head of every page but the cover. */
  title: string
  author: string
  /** Right in the foot, as it is printed; empty for none. */
  address: string
  qr: QrCode | undefined
  /** "page" and "of" around the two numbers of the foot. */
  texts: { page: string; of: string }
  isRightToLeft: boolean
  /** Named pages and what their head says at the right. */
  pages: readonly { name: string; label: string }[]
}

/** Millimetres: as wide as the gutter in which the slides' numbers hang. */
const QR_WIDTH_MM = 14
/** A camera reads modules of a third of a millimetre. Larger symbols stand on the cover alone. */
const LARGEST_QR = 41

/**
 * The style sheet of the paper: what the margin of a page says. CSS knows no running heads (`string-set`) in a browser, so every
 * group of pages with a head of its own is a named page.
 */
export function pageRules(request: PageRulesRequest): string {
  const { title, author, address, qr, texts, isRightToLeft, pages } = request
  const [start, end] = isRightToLeft ? ['right', 'left'] : ['left', 'right']
  const symbol = qr && qr.size <= LARGEST_QR ? `url("${symbolUrl(qr)}") ` : ''
  const rules = [
    `@page {
  size: A4;
  margin: 18mm 18mm 16mm;
  @top-${start} { content: ${cssString([title, author].filter(Boolean).join(' · '))}; }
  @top-${end} { content: ""; }
  @bottom-${start} { content: ${symbol}${pageNumbers(texts)}; }
  @bottom-${end} { content: ${cssString(address)}; }
}`,
    // The cover says all this itself.
    `@page amphi-cover { ${['top-left', 'top-right', 'bottom-left', 'bottom-right'].map((box) => `@${box} { content: none; }`).join(' ')} }`,
    ...pages.map(({ name, label }) => `@page ${name} { @top-${end} { content: ${cssString(label)}; } }`),
  ]
  return rules.join('\n')
}

/** "page 3 of 12", as the `content` of a margin box. */
export function pageNumbers({ page, of }: PageRulesRequest['texts']): string {
  return `${cssString(`${page} `)} counter(page) ${cssString(` ${of} `)} counter(pages)`
}

/** A text as CSS writes it, its white space folded. */
export function cssString(text: string): string {
  return `"${text.replace(/\s+/g, ' ').replace(/["\\]/g, '\\$&')}"`
}

/** The margin of the paper is the rest of the quiet zone. */
function symbolUrl({ size, path }: QrCode): string {
  const width = size + QUIET_ZONE
  const height = (QR_WIDTH_MM * size) / width
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${QR_WIDTH_MM}mm" height="${height.toFixed(2)}mm" viewBox="0 0 ${width} ${size}"><path d="${path}"/></svg>`
  return `data:image/svg+xml,${encodeURIComponent(svg)}`
}
