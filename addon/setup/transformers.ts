import type { MarkdownTransformContext, TransformersSetupReturn } from '@slidev/types'
import type { SlidevOptions } from '../types.ts'
import { diagramFence } from './diagramFence.ts'
import { placeHandoutProse } from './handoutProse.ts'

/** What Amphi changes in a slide before Slidev compiles it. */
export default function setupTransformers(): Partial<TransformersSetupReturn> {
  return { pre: [handoutProse], codeblocks: [diagramFence] }
}

function handoutProse({ s, options }: MarkdownTransformContext): void {
  const { amphi } = options as SlidevOptions
  if (!amphi || s.original === '') return
  const placed = placeHandoutProse(s.original, amphi.edition)
  if (placed !== s.original) s.overwrite(0, s.original.length, placed)
}
