import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyCorrections, correctFrench } from '../../../scripts/check/frenchTypography.ts'

function correct(line: string): string {
  return applyCorrections(line, correctFrench(line, { start: 0, length: line.length }))
}

describe('correctFrench', () => {
  it.each([
    ['Quoi ?', 'Quoi\u202F?'],
    ['Quoi?', 'Quoi\u202F?'],
    ['Quoi\u00A0; rien !', 'Quoi\u202F; rien\u202F!'],
    ['Note : deux', 'Note\u00A0: deux'],
    ['Note: deux', 'Note\u00A0: deux'],
    ['« oui »', '«\u00A0oui\u00A0»'],
    ['«oui»', '«\u00A0oui\u00A0»'],
    ["L'hôte n'a rien", 'L’hôte n’a rien'],
    ["l'**hôte**", 'l’**hôte**'],
    ['et ainsi de suite...', 'et ainsi de suite…'],
    ['Quoi ?! Si !!', 'Quoi\u202F?! Si\u202F!!'],
    ['(100 %) ?', '(100 %)\u202F?'],
  ])('writes %j as %j', (written, right) => {
    expect(correct(written)).toBe(right)
  })

  it.each([
    'Il est 10:30, un rapport de 3:1',
    'https://exemple.test/a?b=c;d!',
    'voir https://exemple.test/a ou toto@exemple.test',
    'a &amp; b&nbsp;c',
    ':smile: seul',
    '(?) et\u202F?! et\u202F!!',
    '? au début',
    "le code 'a' entre guillemets, 5' plus tard",
    '....',
    'Quoi\u202F? Rien\u202F; «\u00A0oui\u00A0»\u00A0: l’hôte…',
  ])('leaves %j as it is', (written) => {
    expect(correct(written)).toBe(written)
  })

  it('touches nothing outside the stretch of prose that it is given', () => {
    const line = '`a ?` puis ?'
    expect(applyCorrections(line, correctFrench(line, { start: 5, length: line.length - 5 }))).toBe(
      '`a ?` puis\u202F?',
    )
  })

  const written = fc
    .array(
      fc.constantFrom(
        'a',
        'é',
        '1',
        ' ',
        '\u00A0',
        '\u202F',
        ';',
        ':',
        '?',
        '!',
        '«',
        '»',
        "'",
        '’',
        '.',
        '…',
        '&',
        '(',
        ')',
        '*',
        '/',
        '%',
      ),
      { maxLength: 30 },
    )
    .map((characters) => characters.join(''))

  it('has nothing to correct in what it has corrected', () => {
    fc.assert(
      fc.property(written, (line) => {
        const once = correct(line)
        expect(correct(once)).toBe(once)
      }),
      { numRuns: 5000 },
    )
  })

  it('changes spaces, apostrophes and ellipses and no other character', () => {
    const rest = (line: string) =>
      line
        .replace(/[ \u00A0\u202F\u2009]/g, '')
        .replaceAll("'", '’')
        .replaceAll('…', '...')
    fc.assert(
      fc.property(written, (line) => {
        expect(rest(correct(line))).toBe(rest(line))
      }),
      { numRuns: 2000 },
    )
  })
})
