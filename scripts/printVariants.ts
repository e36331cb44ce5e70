import { checkRendered } from './check/checkRendered.ts'
import { settleFindings } from './check/settleFindings.ts'
import type { Deck, DeckSlide } from './deck/deck.ts'
import type { OutputName, PrintedOutput } from './outputs.ts'
import { variantsOf } from './outputs.ts'
import type { OutlinedSlide } from './pdf/finishDeckPdf.ts'
import type { FinishPool } from './pdf/finishPool.ts'
import type { OpenDeck } from './render/openDeck.ts'
import { printNumbered } from './printNumbered.ts'
import type { PrintOptions } from './render/printRequest.ts'
import { stopOnErrors } from './stopOnErrors.ts'
import { handoutHtml } from './twin/handoutHtml.ts'

/** A variant as it is written to its paths. */
export interface Made {
  bytes: Uint8Array
  /** Of a PDF. */
  pages?: number
}

export type MadeVariants = ReadonlyMap<OutputName, Made>

/** A variant that needs the browser no longer, and is being finished. */
export interface PrintedVariant {
  name: OutputName
  made: Promise<Made>
}

/** What a maker finds: a view that is shown and has been checked. */
interface Shown {
  name: OutputName
  opened: OpenDeck
  deck: Deck
  /** Those that the view shows. */
  slides: readonly DeckSlide[]
  pool: FinishPool
}

/** Ends when the browser is free; what it makes may come later. */
type Maker = (shown: Shown) => Promise<{ made: Promise<Made> }>

const MAKERS: Record<PrintedOutput['kind'], Maker> = { pdf: makePdf, html: makeHtml }

export interface PrintRequest {
  opened: OpenDeck
  deck: Deck
  /** Those to print; the views choose the same by `options`. */
  slides: readonly DeckSlide[]
  names: readonly OutputName[]
  options: PrintOptions
  pool: FinishPool
}

/** Shows one view after the other, and takes from each what its kind of output is made of. */
export async function printVariants(request: PrintRequest): Promise<PrintedVariant[]> {
  const { opened, deck, slides, names, options, pool } = request
  const variants: PrintedVariant[] = []
  for (const [name, { kind, view }] of inOrder(variantsOf(names))) {
    await opened.show(view, options)
    // A view can show what no slide does: its prose can throw as well.
    const found = checkRendered(deck, { ...(await opened.observe()), slides: [] })
    stopOnErrors(deck, settleFindings(deck, found, []))
    const { made } = await MAKERS[kind]({ name, opened, deck, slides, pool })
    // Whoever waits for it is told; until then the next one is printed.
    made.catch(() => undefined)
    variants.push({ name, made })
  }
  return variants
}

/**
 * A page of which snapshots were taken prints an empty page more (Chromium 153): they come last. Right before them comes
 * what is printed of the same view, which is shown once then.
 */
function inOrder(variants: readonly [OutputName, PrintedOutput][]): [OutputName, PrintedOutput][] {
  const snapped = new Set(variants.filter(([, { kind }]) => kind === 'html').map(([, { view }]) => view))
  const rank = ({ kind, view }: PrintedOutput) => Number(snapped.has(view)) + Number(kind === 'html')
  return variants.toSorted(([, a], [, b]) => rank(a) - rank(b))
}

export async function finishVariants(variants: readonly PrintedVariant[]): Promise<MadeVariants> {
  return new Map(await Promise.all(variants.map(async ({ name, made }) => [name, await made] as const)))
}

async function makePdf({ name, opened, deck, slides, pool }: Shown): Promise<{ made: Promise<Made> }> {
  const canvasPages = await opened.canvasPages()
  const bytes = await printNumbered(opened)
  const { title, lang, author, date } = deck
  const request = { name: `${name}.pdf`, slides: slides.map(outlined), canvasPages }
  return { made: pool.finish(bytes, { ...request, deck: { title, lang, author, date } }) }
}

function outlined({ no, title, frontmatter }: DeckSlide): OutlinedSlide {
  const { section } = frontmatter
  return { no, title, ...(typeof section === 'string' && section !== '' && { section }) }
}

async function makeHtml({ opened, deck, slides }: Shown): Promise<{ made: Promise<Made> }> {
  const html = handoutHtml(await opened.gatherHandout(), { ...deck, slides: [...slides] })
  return { made: Promise.resolve({ bytes: new TextEncoder().encode(html) }) }
}
