import { checkRendered } from './check/checkRendered.ts'
import { settleFindings } from './check/settleFindings.ts'
import type { Deck, DeckSlide } from './deck/deck.ts'
import type { OutputName, PrintedOutput } from './outputs.ts'
import { variantsOf } from './outputs.ts'
import { finishDeckPdf } from './pdf/finishDeckPdf.ts'
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

/** A variant as the browser gave it. What is left to do needs no browser. */
export interface PrintedVariant {
  name: OutputName
  finish: () => Promise<Made>
}

/** What a maker finds: a view that is shown and has been checked. */
interface Shown {
  name: OutputName
  opened: OpenDeck
  deck: Deck
  /** Those that the view shows. */
  slides: readonly DeckSlide[]
}

type Maker = (shown: Shown) => Promise<PrintedVariant['finish']>

const MAKERS: Record<PrintedOutput['kind'], Maker> = { pdf: makePdf, html: makeHtml }

export interface PrintRequest {
  opened: OpenDeck
  deck: Deck
  /** Those to print; the views choose the same by `options`. */
  slides: readonly DeckSlide[]
  names: readonly OutputName[]
  options: PrintOptions
}

/** Shows one view after the other, and takes from each what its kind of output is made of. */
export async function printVariants(request: PrintRequest): Promise<PrintedVariant[]> {
  const { opened, deck, slides, names, options } = request
  const variants: PrintedVariant[] = []
  for (const [name, { kind, view }] of variantsOf(names)) {
    await opened.show(view, options)
    // A view can show what no slide does: its prose can throw as well.
    const found = checkRendered(deck, { ...(await opened.observe()), slides: [] })
    stopOnErrors(deck, settleFindings(deck, found, []))
    variants.push({ name, finish: await MAKERS[kind]({ name, opened, deck, slides }) })
  }
  return variants
}

export async function finishVariants(variants: readonly PrintedVariant[]): Promise<MadeVariants> {
  return new Map(await Promise.all(variants.map(async ({ name, finish }) => [name, await finish()] as const)))
}

async function makePdf({ name, opened, deck, slides }: Shown): Promise<PrintedVariant['finish']> {
  const canvasPages = await opened.canvasPages()
  const bytes = await printNumbered(opened)
  return () => finishDeckPdf(bytes, { name: `${name}.pdf`, deck, slides, canvasPages })
}

async function makeHtml({ opened, deck, slides }: Shown): Promise<PrintedVariant['finish']> {
  const rendered = await opened.gatherHandout()
  return () => {
    const html = handoutHtml(rendered, { ...deck, slides: [...slides] })
    return Promise.resolve({ bytes: new TextEncoder().encode(html) })
  }
}
