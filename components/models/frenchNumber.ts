import { french } from './typography.ts'

/**
 * A number as a French reader writes it: a comma, no more than so many decimals and none that says nothing, thousands
 * apart by a narrow no-break space.
 */
export function decimal(value: number, digits = 0): string {
  const [whole = '', fraction] = String(Number(value.toFixed(digits))).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '\u202f')
  return fraction === undefined ? grouped : `${grouped},${fraction}`
}

/** The form of a word that goes with a count. In French nothing is singular, and so is one and a half. */
export function plural(count: number, one: string, many: string): string {
  return count < 2 ? one : many
}

/** A count and what is counted: "1 page", "1,5 minute", "3 pages". */
export function counted(count: number, one: string, many: string): string {
  return `${decimal(count, 2)} ${plural(count, one, many)}`
}

/** Whole percent, from 0 to 100. */
export function percent(value: number): string {
  return french(`${decimal(value)} %`)
}

/** A power in whole watts. */
export function wattage(watts: number): string {
  return french(`${decimal(watts)} W`)
}
