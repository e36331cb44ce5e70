import { escapes, unnamedEscapes } from './sensitiveInstructions.ts'
import type { Instruction, InstructionSet } from './sensitiveInstructions.ts'
import { french } from './typography.ts'

/** What the diagram shows after so many clicks, in words. */
export function describeInstructions(set: InstructionSet, step: number): string {
  return french(set.processor === 'classic' ? describeClassic(set, step) : describeX86(set, step))
}

function describeClassic({ instructions }: InstructionSet, step: number): string {
  const privileged = instructions.filter((one) => one.privileged)
  const sentences = [
    `Toutes les instructions, par exemple ${names(instructions)}.`,
    `Parmi elles, les privilégiées : ${names(privileged)}.`,
    `Parmi les privilégiées, les sensibles : ${names(instructions.filter((one) => one.sensitive))}.`,
    'Toutes les sensibles sont privilégiées : on sait construire un hyperviseur.',
    'La condition est suffisante, pas nécessaire.',
  ]
  return sentences.slice(0, step + 1).join(' ')
}

function describeX86(set: InstructionSet, step: number): string {
  const escaped = set.instructions.filter(escapes)
  const sentences = [
    'Ce que demande le théorème : les sensibles sont toutes dans les privilégiées.',
    `Sur le x86, l'ensemble des sensibles déborde : ${names(escaped.slice(0, 1))} est sensible et ne déroute pas.`,
    `De même ${names(escaped.slice(1))}, et ${unnamedEscapes(set)} autres : ${set.escaping} selon Robin et Irvine (2000).`,
    "L'hyperviseur n'en sait rien.",
  ]
  return sentences.slice(0, step + 1).join(' ')
}

function names(instructions: readonly Instruction[]): string {
  return instructions.map((one) => one.mnemonic).join(', ')
}
