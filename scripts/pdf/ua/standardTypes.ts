/** The standard structure types of ISO 32000-1, 14.8.4. */
export const standardTypes: ReadonlySet<string> = new Set([
  ...['Document', 'Part', 'Art', 'Sect', 'Div', 'BlockQuote', 'Caption', 'TOC', 'TOCI', 'Index'],
  ...['NonStruct', 'Private', 'P', 'H', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'L', 'LI', 'Lbl', 'LBody'],
  ...['Table', 'TR', 'TH', 'TD', 'THead', 'TBody', 'TFoot'],
  ...['Span', 'Quote', 'Note', 'Reference', 'BibEntry', 'Code', 'Link', 'Annot'],
  ...['Ruby', 'RB', 'RT', 'RP', 'Warichu', 'WT', 'WP', 'Figure', 'Formula', 'Form'],
])

/** The standard type that a type stands for; undefined where its mapping ends elsewhere or never. */
export function roleOf(type: string, roleMap: ReadonlyMap<string, string>): string | undefined {
  let role: string | undefined = type
  for (let step = 0; step <= roleMap.size; step++) {
    if (role === undefined || standardTypes.has(role)) return role
    role = roleMap.get(role)
  }
  return undefined
}

/** Whether following the mapping of `type` comes back to it. */
export function isCircular(type: string, roleMap: ReadonlyMap<string, string>): boolean {
  let role = roleMap.get(type)
  for (let step = 0; step <= roleMap.size && role !== undefined && !standardTypes.has(role); step++) {
    if (role === type) return true
    role = roleMap.get(role)
  }
  return false
}
