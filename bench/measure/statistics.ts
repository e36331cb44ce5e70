import { max, median, min, quantile } from 'd3-array'

export interface Summary {
  median: number
  min: number
  max: number
}

/** @throws Error without a single value */
export function summarise(values: readonly number[]): Summary {
  const [middle, least, most] = [median(values), min(values), max(values)]
  if (middle === undefined || least === undefined || most === undefined)
    throw new Error('Nothing was measured')
  return { median: middle, min: least, max: most }
}

/**
 * The value below which the given part of all values lies, interpolated between the two nearest.
 * @throws Error without a single value
 */
export function percentile(values: readonly number[], part: number): number {
  const found = quantile(values, part)
  if (found === undefined) throw new Error('Nothing was measured')
  return found
}
