import { describe, expect, it } from 'vitest'
import { readOperations } from '../../../../scripts/pdf/content/operations.ts'
import { readPaints } from '../../../../scripts/pdf/content/paints.ts'

function paints(text: string) {
  const bytes = Buffer.from(text, 'latin1')
  return readPaints(bytes, readOperations(bytes), () => [0, 0, 4, 2])
}

describe('what a content stream paints', () => {
  it('is where the matrices of the graphics state put it', () => {
    const [inside, outside] = paints('q 2 0 0 -2 10 100 cm 1 1 3 4 re f Q 1 1 3 4 re f')
    expect(inside?.box).toEqual([12, 90, 18, 98])
    expect(outside?.box).toEqual([1, 1, 4, 5])
  })

  it('is cut by the clip, until the state is restored', () => {
    const [clipped, free] = paints('q 0 0 5 5 re W n 3 3 9 9 re f Q 3 3 9 9 re f')
    expect(clipped?.box).toEqual([3, 3, 5, 5])
    expect(free?.box).toEqual([3, 3, 12, 12])
  })

  it('reaches over a stroked line by half its width', () => {
    expect(paints('4 w 10 10 m 20 10 l S')[0]?.box).toEqual([8, 8, 22, 12])
  })

  it('is nothing for a path that only clips', () => {
    expect(paints('0 0 5 5 re W n')).toEqual([])
  })

  it('is a form or an image where it is placed', () => {
    expect(paints('3 0 0 3 1 1 cm /X7 Do')).toMatchObject([
      { kind: 'xobject', name: '/X7', box: [1, 1, 13, 7] },
    ])
  })

  it('is a text where its lines begin', () => {
    const [first, second] = paints('BT /F1 10 Tf 1 0 0 1 50 700 Tm <0001> Tj 0 -12 Td <0002> Tj ET')
    expect(first?.matrix.slice(4)).toEqual([50, 700])
    expect(second?.matrix.slice(4)).toEqual([50, 688])
    expect(first?.name).toBe('/F1')
  })
})
