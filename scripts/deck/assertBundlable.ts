import { access, constants } from 'node:fs/promises'
import { AmphiError } from '../errors.ts'
import type { Deck } from './deck.ts'

/**
 * Slidev keeps a folder of its own in the deck's `node_modules` while it bundles.
 * @throws {AmphiError} when the deck stands where nothing can be written
 */
export async function assertBundlable({ entry, root }: Deck): Promise<void> {
  await access(root, constants.W_OK | constants.X_OK).catch((cause: unknown) => {
    throw new AmphiError(
      `The deck's folder ${root} cannot be written, and Slidev needs a folder in it while it works`,
      {
        file: entry,
        hint: 'Copy the deck to a folder that you may write, and build it there.',
        cause,
      },
    )
  })
}
