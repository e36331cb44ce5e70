/** `[a b c d e f]` as PDF writes it: x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type Matrix = readonly [number, number, number, number, number, number]

export const identity: Matrix = [1, 0, 0, 1, 0, 0]

/** `inner` first, then `outer`. */
export function multiply(inner: Matrix, outer: Matrix): Matrix {
  const [a, b, c, d, e, f] = inner
  const [A, B, C, D, E, F] = outer
  return [a * A + b * C, a * B + b * D, c * A + d * C, c * B + d * D, e * A + f * C + E, e * B + f * D + F]
}

/** How much longer a length becomes at most. */
export function scaleOf([a, b, c, d]: Matrix): number {
  return Math.max(Math.hypot(a, b), Math.hypot(c, d))
}

/** `[left, bottom, right, top]`; nothing is inside while left > right. */
export type Box = readonly [number, number, number, number]

export const nothing: Box = [Infinity, Infinity, -Infinity, -Infinity]
export const everything: Box = [-Infinity, -Infinity, Infinity, Infinity]

/** A box that is extended point by point. */
export type GrowingBox = [left: number, bottom: number, right: number, top: number]

export function emptyBox(): GrowingBox {
  return [...nothing]
}

/** By a point in the coordinates of the matrix. In place: drawings have hundreds of thousands of points. */
export function extend(box: GrowingBox, x: number, y: number, [a, b, c, d, e, f]: Matrix): void {
  const X = a * x + c * y + e
  const Y = b * x + d * y + f
  if (X < box[0]) box[0] = X
  if (Y < box[1]) box[1] = Y
  if (X > box[2]) box[2] = X
  if (Y > box[3]) box[3] = Y
}

export function isEmpty([left, bottom, right, top]: Box): boolean {
  return !(left <= right && bottom <= top)
}

export function union(one: Box, other: Box): Box {
  return [
    Math.min(one[0], other[0]),
    Math.min(one[1], other[1]),
    Math.max(one[2], other[2]),
    Math.max(one[3], other[3]),
  ]
}

export function intersection(one: Box, other: Box): Box {
  return [
    Math.max(one[0], other[0]),
    Math.max(one[1], other[1]),
    Math.min(one[2], other[2]),
    Math.min(one[3], other[3]),
  ]
}

/** The smallest upright box around `box` after `matrix`. */
export function transformBox([left, bottom, right, top]: Box, matrix: Matrix): Box {
  const corners = [
    [left, bottom],
    [right, bottom],
    [left, top],
    [right, top],
  ] as const
  let box = nothing
  for (const [x, y] of corners) {
    const at = transformPoint(x, y, matrix)
    box = union(box, [at[0], at[1], at[0], at[1]])
  }
  return box
}

export function transformPoint(x: number, y: number, [a, b, c, d, e, f]: Matrix): [number, number] {
  return [a * x + c * y + e, b * x + d * y + f]
}
