/** Names one after the other as a sentence lists them: "A", "A et B", "A, B et C". */
export function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} et ${names.at(-1) ?? ''}`
}
