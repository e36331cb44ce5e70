import { findAssetReferences, isRemote } from '../../deck/assetReferences.ts'
import type { SourceRule } from '../rule.ts'
import { STRICT } from '../rule.ts'

export const remoteAsset: SourceRule = {
  id: 'remote-asset',
  rationale: 'An address on the network is missing in an amphitheatre without one.',
  hint: 'Save the file in public/ and name it with a leading slash.',
  severity: STRICT,
  check(deck) {
    return deck.slides.flatMap((slide) =>
      findAssetReferences(slide)
        .filter(({ target }) => isRemote(target))
        .map(({ target, line, column }) => ({
          message: `"${target}" is fetched from the network`,
          file: slide.place.file,
          line,
          ...(column ? { column } : {}),
          slide: slide.no,
        })),
    )
  },
}
