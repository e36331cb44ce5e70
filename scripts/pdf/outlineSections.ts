import type { OutlineEntry } from './outline.ts'

/** An entry that opens a section, with its name, or belongs to the section that is open. */
export interface SectionedEntry extends OutlineEntry {
  section?: string | undefined
}

/**
 * Puts the entries of each section below an entry with its name, which leads to the first of them. What stands before
 * the first section stays at the top.
 */
export function nestBySection(entries: readonly SectionedEntry[]): OutlineEntry[] {
  const nested: (OutlineEntry & { children?: OutlineEntry[] })[] = []
  let open: OutlineEntry[] = nested
  for (const { section, ...entry } of entries) {
    if (section) {
      open = []
      nested.push({ title: section, page: entry.page, y: entry.y, children: open })
    }
    open.push(entry)
  }
  return nested
}
