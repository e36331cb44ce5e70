import { findAssetReferences, isRemote } from '../../deck/assetReferences.ts'
import type { SourceRule } from '../rule.ts'

export const remoteAsset: SourceRule = {
  id: 'remote-asset',
  rationale: 'An address on the network is missing in an amphitheatre without one.',
  check(deck) {
    return deck.slides.flatMap((slide) =>
      findAssetReferences(slide)
        .filter(({ target }) => isRemote(target))
        .map(({ target, line, column }) => ({
          rule: this.id,
          severity: deck.strict ? ('error' as const) : ('warning' as const),
          message: `"${target}" is fetched from the network`,
          hint: 'Save the file in public/ and name it with a leading slash.',
          file: slide.place.file,
          line,
          ...(column ? { column } : {}),
          slide: slide.no,
        })),
    )
  },
}
