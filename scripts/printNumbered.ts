import { namedPages } from './pdf/namedPages.ts'
import type { OpenDeck } from './render/openDeck.ts'

/**
 * Prints what is shown. A view with contents is printed twice: nobody but the printer knows on which page a slide lands.
 * The numbers have their room from the start, so writing them moves nothing.
 */
export async function printNumbered(opened: OpenDeck): Promise<Uint8Array> {
  if (!(await opened.hasContents())) return await opened.print()
  await opened.writePageNumbers(await namedPages(await opened.printDraft()))
  return await opened.print()
}
