import type { Chance } from '../../tests/faults/chance.ts'
import { label } from './sentences.ts'

/** The source of a Mermaid diagram, wider than high, that no other chance gives. */
export function diagram(chance: Chance): string {
  return chance.pick([flowchart, sequence, states])(chance)
}

function flowchart(chance: Chance): string {
  const ends = ['a', 'b', 'c', 'd']
  const boxes = ends.map((end) => `  ${end}["${label(chance)}"]`)
  const back = chance.pick(['a', 'b'])
  return ['flowchart LR', ...boxes, '  a --> b --> c --> d', `  d -. "${label(chance)}" .-> ${back}`].join(
    '\n',
  )
}

function sequence(chance: Chance): string {
  const steps = ['invite->>hote', 'disque-->>invite']
  return [
    'sequenceDiagram',
    '  participant invite as Invité',
    '  participant hote as Hôte',
    `  participant disque as Disque ${chance.below(1000)}`,
    ...steps.map((step) => `  ${step}: ${label(chance)}`),
  ].join('\n')
}

function states(chance: Chance): string {
  return [
    'stateDiagram-v2',
    '  direction LR',
    `  [*] --> arret`,
    `  arret --> marche: ${label(chance)}`,
    `  marche --> pause: ${label(chance)}`,
    `  pause --> marche: ${label(chance)}`,
  ].join('\n')
}
