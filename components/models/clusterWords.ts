import { french } from './typography.ts'

export function hostName(host: number): string {
  return `H${host + 1}`
}

/** A percentage as a French reader writes it. */
export function percent(value: number): string {
  return french(`${Math.round(value)} %`)
}

export function plural(count: number, one: string, many: string): string {
  return count < 2 ? one : many
}
