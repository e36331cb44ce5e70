import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyEdits } from '../../../../scripts/pdf/content/edits.ts'
import { readMarks } from '../../../../scripts/pdf/content/markedSequences.ts'
import type { MarkRequest } from '../../../../scripts/pdf/content/marks.ts'
import { markArtifacts } from '../../../../scripts/pdf/content/marks.ts'
import { readOperations } from '../../../../scripts/pdf/content/operations.ts'
import { readPaints } from '../../../../scripts/pdf/content/paints.ts'
import { drawing } from '../../../support/contentStreams.ts'

type Options = Partial<Pick<MarkRequest, 'isDecoration' | 'isMarkedInside' | 'runningPart'>>

function analyse(text: string) {
  const bytes = Buffer.from(text, 'latin1')
  const operations = readOperations(bytes)
  return { bytes, operations, paints: readPaints(bytes, operations, () => [0, 0, 10, 10]) }
}

function marked(text: string, options: Options = {}): string {
  const stream = analyse(text)
  const { edits } = markArtifacts({
    ...stream,
    isDecoration: () => false,
    isMarkedInside: () => false,
    runningPart: () => undefined,
    ...options,
  })
  return Buffer.from(applyEdits(stream.bytes, edits)).toString('latin1')
}

function written(text: string): string[] {
  return analyse(text).operations.map(({ start, end }) => text.slice(start, end))
}

/** The operations without marks, as they are written. */
function drawn(text: string): string[] {
  return analyse(text).operations.flatMap(({ operator, start, end }) =>
    ['BMC', 'BDC', 'EMC'].includes(operator) ? [] : [text.slice(start, end)],
  )
}

const lines = (...all: string[]) => all.join('\n')

describe('marking artifacts', () => {
  it('puts what is painted outside every mark into an artifact, a path from its first point on', () => {
    expect(marked(lines('1 0 0 rg', '0 0 m', '9 9 l', 'S', ''))).toBe(
      lines('1 0 0 rg', '/Artifact BMC', '0 0 m', '9 9 l', 'S', 'EMC', ''),
    )
  })

  it('marks a text object from the outside', () => {
    expect(marked('BT /F1 9 Tf (a) Tj (b) Tj ET')).toBe('/Artifact BMC\nBT /F1 9 Tf (a) Tj (b) Tj ET\nEMC')
  })

  it('marks a bare text inside when its text object has tags of its own', () => {
    expect(marked('BT (a) Tj /P <</MCID 0>>BDC (b) Tj EMC (c) Tj ET')).toBe(
      'BT /Artifact BMC\n(a) Tj\nEMC  /P <</MCID 0>>BDC\n(b) Tj\nEMC  /Artifact BMC\n(c) Tj\nEMC ET',
    )
  })

  it('joins neighbours on one level of q, and no others', () => {
    expect(marked(lines('0 0 1 1 re f', 'q 2 w Q', '2 2 1 1 re f', 'q', '4 4 1 1 re f', 'Q'))).toBe(
      lines(
        ...['/Artifact BMC', '0 0 1 1 re f', 'q 2 w Q', '2 2 1 1 re f', 'EMC'],
        ...['q', '/Artifact BMC', '4 4 1 1 re f', 'EMC', 'Q'],
      ),
    )
  })

  it('ends a tag with what it paints, where Chromium ends it several levels later', () => {
    const chromium = lines(
      'q',
      '/P <</MCID 0>>BDC',
      '0 0 9 9 re',
      'f',
      'Q',
      'q',
      '1 w',
      'EMC',
      '1 1 2 2 re',
      'f',
      'Q',
    )
    expect(marked(chromium)).toBe(
      lines(
        ...['q', '/P <</MCID 0>>BDC', '0 0 9 9 re', 'f', 'EMC', 'Q'],
        ...['q', '1 w', '/Artifact BMC', '1 1 2 2 re', 'f', 'EMC', 'Q'],
      ),
    )
  })

  it('makes artifacts of decorations and tells which tags are left', () => {
    const text = lines('/P <</MCID 0>>BDC', '0 0 9 9 re f', 'EMC', '/P <</MCID 1>>BDC', '(a) Tj', 'EMC', '')
    const decoration: Options = { isDecoration: (_, paints) => !paints.some(({ kind }) => kind === 'text') }
    expect(marked(text, decoration)).toBe(
      lines('/Artifact BMC', '0 0 9 9 re f', 'EMC', '/P <</MCID 1>>BDC', '(a) Tj', 'EMC', ''),
    )
    const { kept } = markArtifacts({
      ...analyse(text),
      isDecoration: (mcid) => mcid === 0,
      isMarkedInside: () => false,
      runningPart: () => undefined,
    })
    expect([...kept.keys()]).toEqual([1])
  })

  it('drops a tag that holds nothing', () => {
    expect(marked(lines('/P <</MCID 0>>BDC', '1 w', 'EMC', ''))).toBe(lines('1 w', ''))
  })

  it('leaves artifacts, and forms that have tags inside, as they are', () => {
    const artifact = '/Artifact BMC 0 0 1 1 re f EMC'
    expect(marked(artifact)).toBe(artifact)
    expect(marked('/X1 Do', { isMarkedInside: ({ name }) => name === '/X1' })).toBe('/X1 Do')
    expect(marked('/X1 Do')).toBe('/Artifact BMC\n/X1 Do\nEMC')
  })

  it('says what is the head and the foot of a page', () => {
    const foot = marked('BT 1 0 0 1 50 20 Tm (1) Tj ET', {
      runningPart: ({ matrix }) => (matrix[5] < 40 ? 'Footer' : undefined),
    })
    expect(foot).toMatch(/^\/Artifact <<\/Type\/Pagination\/Subtype\/Footer\/Attached\[\/Bottom\]>>BDC\n/)
  })

  it('changes nothing but marks, whatever is drawn', () => {
    fc.assert(
      fc.property(drawing, (text) => {
        expect(drawn(marked(text))).toEqual(drawn(text))
      }),
    )
  })

  it('leaves no paint bare, and has nothing more to do then', () => {
    fc.assert(
      fc.property(drawing, (text) => {
        const once = marked(text)
        const { bytes, operations, paints } = analyse(once)
        const { owners } = readMarks(bytes, operations)
        for (const { last } of paints) expect(owners[last], once).toBeDefined()
        expect(written(marked(once))).toEqual(written(once))
      }),
    )
  })

  it('keeps each paint under the tag that it had', () => {
    const tags = (text: string) => {
      const { bytes, operations, paints } = analyse(text)
      const { owners } = readMarks(bytes, operations)
      return paints.map(({ last }) => owners[last]?.mcid)
    }
    fc.assert(
      fc.property(drawing, (text) => {
        expect(tags(marked(text))).toEqual(tags(text))
      }),
    )
  })

  it('crosses no text object, and with an artifact no q', () => {
    fc.assert(
      fc.property(drawing, (text) => {
        const stream = analyse(marked(text))
        for (const { open, close, mcid } of readMarks(stream.bytes, stream.operations).sequences) {
          const inside = stream.operations.slice(open, close).map(({ operator }) => operator)
          expect(lowest(inside, 'BT', 'ET')).toEqual({ lowest: 0, last: 0 })
          if (mcid === undefined) expect(lowest(inside, 'q', 'Q')).toEqual({ lowest: 0, last: 0 })
        }
      }),
    )
  })
})

function lowest(operators: readonly string[], up: string, down: string): { lowest: number; last: number } {
  let last = 0
  let least = 0
  for (const operator of operators) {
    if (operator === up) last++
    if (operator === down) last--
    least = Math.min(least, last)
  }
  return { lowest: least, last }
}
