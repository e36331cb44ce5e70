import type { Box, GrowingBox, Matrix } from './geometry.ts'
import {
  emptyBox,
  everything,
  extend,
  identity,
  intersection,
  multiply,
  nothing,
  scaleOf,
  transformBox,
  union,
} from './geometry.ts'
import type { ContentOperation } from './operations.ts'
import { numberOperand, writtenOperand } from './operations.ts'

/** What puts ink on the page, in the order in which it does. */
export interface Paint {
  kind: 'path' | 'shading' | 'image' | 'xobject' | 'text'
  /** Index of its first operation: of a path, the one that begins it. */
  first: number
  /** Index of the operation that paints. */
  last: number
  /** In the coordinates of the page (or form), inside the clip. Of a text only about right: it knows no font. */
  box: Box
  /** Of the XObject, or the font of the text, with the slash: `/X24`. */
  name: string
  /** From the coordinates of the text or XObject to those of the page (or form). */
  matrix: Matrix
}

interface State {
  matrix: Matrix
  clip: Box
  lineWidth: number
  font: string
  fontSize: number
}

/** @param boxOf the extent of the XObject of this name, in the coordinates in which it is drawn */
export function readPaints(
  bytes: Uint8Array,
  operations: readonly ContentOperation[],
  boxOf: (xobject: string) => Box,
): Paint[] {
  const paints: Paint[] = []
  const saved: State[] = []
  let state: State = { matrix: identity, clip: everything, lineWidth: 1, font: '', fontSize: 0 }
  let path: { first: number; box: GrowingBox } | undefined
  let clipNext = false
  let line: Matrix = identity
  let leading = 0

  const operand = (operation: ContentOperation, index: number) => numberOperand(bytes, operation, index)
  const add = (paint: Omit<Paint, 'name' | 'matrix'> & Partial<Paint>) =>
    paints.push({
      name: '',
      matrix: state.matrix,
      ...paint,
      box: intersection(paint.box, state.clip),
    })
  const matrixOf = (operation: ContentOperation): Matrix => [
    operand(operation, 0),
    operand(operation, 1),
    operand(operation, 2),
    operand(operation, 3),
    operand(operation, 4),
    operand(operation, 5),
  ]
  const moveLine = (x: number, y: number) => (line = multiply([1, 0, 0, 1, x, y], line))

  for (const [index, operation] of operations.entries()) {
    const { operator } = operation
    switch (operator) {
      case 'q':
        saved.push({ ...state })
        break
      case 'Q':
        state = saved.pop() ?? state
        break
      case 'cm':
        state.matrix = multiply(matrixOf(operation), state.matrix)
        break
      case 'w':
        state.lineWidth = operand(operation, 0)
        break
      case 'm':
      case 'l':
      case 'c':
      case 'v':
      case 'y':
        path ??= { first: index, box: emptyBox() }
        for (let at = 0; at + 1 < operation.operands.length / 2; at += 2)
          extend(path.box, operand(operation, at), operand(operation, at + 1), state.matrix)
        break
      case 're': {
        path ??= { first: index, box: emptyBox() }
        const [x, y] = [operand(operation, 0), operand(operation, 1)]
        const [right, top] = [x + operand(operation, 2), y + operand(operation, 3)]
        for (const [cornerX, cornerY] of [
          [x, y],
          [right, y],
          [x, top],
          [right, top],
        ] as const)
          extend(path.box, cornerX, cornerY, state.matrix)
        break
      }
      case 'W':
      case 'W*':
        clipNext = true
        break
      case 'S':
      case 's':
      case 'f':
      case 'F':
      case 'f*':
      case 'B':
      case 'B*':
      case 'b':
      case 'b*':
      case 'n': {
        const { first, box } = path ?? { first: index, box: emptyBox() }
        if (operator !== 'n') {
          const strokes = !/^[fF]/.test(operator)
          const half = strokes ? (state.lineWidth / 2) * scaleOf(state.matrix) : 0
          add({
            kind: 'path',
            first,
            last: index,
            box: [box[0] - half, box[1] - half, box[2] + half, box[3] + half],
          })
        }
        if (clipNext) state.clip = intersection(state.clip, box)
        clipNext = false
        path = undefined
        break
      }
      case 'sh':
        add({ kind: 'shading', first: index, last: index, box: state.clip })
        break
      case 'BI':
        add({ kind: 'image', first: index, last: index, box: transformBox([0, 0, 1, 1], state.matrix) })
        break
      case 'Do': {
        const name = writtenOperand(bytes, operation, 0)
        const box = transformBox(boxOf(name), state.matrix)
        add({ kind: 'xobject', first: index, last: index, box, name })
        break
      }
      case 'BT':
        line = identity
        break
      case 'Tf':
        state.font = writtenOperand(bytes, operation, 0)
        state.fontSize = operand(operation, 1)
        break
      case 'TL':
        leading = operand(operation, 0)
        break
      case 'Td':
        moveLine(operand(operation, 0), operand(operation, 1))
        break
      case 'TD':
        leading = -operand(operation, 1)
        moveLine(operand(operation, 0), operand(operation, 1))
        break
      case 'T*':
        moveLine(0, -leading)
        break
      case 'Tm':
        line = matrixOf(operation)
        break
      case "'":
      case '"':
      case 'Tj':
      case 'TJ': {
        if (operator === "'" || operator === '"') moveLine(0, -leading)
        const matrix = multiply(line, state.matrix)
        const { fontSize, font: name } = state
        // Between an em and half an em for each of the two-byte codes that Chromium writes in hexadecimal.
        const bytesShown = (operation.end - operation.start) / 4
        const box = transformBox(
          [0, -0.25 * fontSize, 0.6 * fontSize * Math.max(1, bytesShown / 2), 0.9 * fontSize],
          matrix,
        )
        add({ kind: 'text', first: index, last: index, box, name, matrix })
        break
      }
    }
  }
  return paints
}

/** What `paints` cover together. */
export function boxAround(paints: readonly Paint[]): Box {
  return paints.reduce((box, paint) => union(box, paint.box), nothing)
}
