import { readFile, writeFile } from 'node:fs/promises'
import type { Deck } from '../deck/deck.ts'
import { AmphiError } from '../errors.ts'
import { applyCorrections } from './frenchTypography.ts'
import type { LineCorrections } from './rules/typography.ts'
import { typographyOf } from './rules/typography.ts'

/**
 * Writes the typography that the rule of that name asks for into the deck's files, and touches no other character.
 * @returns how many characters were written, in how many files
 * @throws {AmphiError} naming a file that cannot be written, or is not UTF-8
 */
export async function fixTypography(deck: Deck): Promise<{ characters: number; files: number }> {
  const byFile = Map.groupBy(typographyOf(deck), ({ file }) => file)
  let characters = 0
  for (const [file, lines] of byFile) {
    const bytes = await readFile(file)
    const text = bytes.toString('utf8')
    if (!Buffer.from(text, 'utf8').equals(bytes))
      throw new AmphiError('The file is not valid UTF-8 and was left as it is', {
        file,
        hint: 'Save it as UTF-8, then run the command again.',
      })
    const fixed = fixText(text, lines)
    characters += fixed.characters
    await writeFile(file, fixed.text).catch((cause: unknown) => {
      throw new AmphiError('The corrected file cannot be written', {
        file,
        hint: 'Check its permissions.',
        cause,
      })
    })
  }
  return { characters, files: byFile.size }
}

/** A part that is imported twice is corrected once. */
function fixText(text: string, corrected: readonly LineCorrections[]): { text: string; characters: number } {
  const lines = text.split('\n')
  const byLine = new Map(corrected.map(({ line, corrections }) => [line, corrections]))
  let characters = 0
  for (const [line, corrections] of byLine) {
    lines[line - 1] = applyCorrections(lines[line - 1] ?? '', corrections)
    characters += corrections.length
  }
  return { text: lines.join('\n'), characters }
}
