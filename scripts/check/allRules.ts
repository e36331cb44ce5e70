import { renderedRules } from './checkRendered.ts'
import type { RuleFacts } from './rule.ts'
import { allowReason } from './rules/allowReason.ts'
import { diagramSyntax } from './rules/diagramSyntax.ts'
import { missingPart } from './rules/missingPart.ts'
import { ruleSetting } from './rules/ruleSetting.ts'
import { unknownDirective } from './rules/unknownDirective.ts'
import { unusedAllow } from './rules/unusedAllow.ts'
import { yaml } from './rules/yaml.ts'
import { sourceRules } from './sourceRules.ts'

export type Stage = 'source' | 'rendered'

/** Every rule there is, with the stage that finds its offences: `check` and `build`, or `build` alone. */
export function allRules(): { rule: RuleFacts; stage: Stage }[] {
  const fromSource = [yaml, missingPart, ...sourceRules, diagramSyntax, ruleSetting, allowReason, unusedAllow]
  return [
    ...fromSource.map((rule) => ({ rule, stage: 'source' as const })),
    ...[...renderedRules, unknownDirective].map((rule) => ({ rule, stage: 'rendered' as const })),
  ]
}
