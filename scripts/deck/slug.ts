/** Lower-case ASCII words joined by hyphens, e.g. `Un instantané ne copie rien` → `un-instantane-ne-copie-rien`. */
export function slugify(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[’']/g, '-')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
}

/** The slug of `text`, or `slide-N`; numbered when the name is in `taken`, to which it is added. */
export function uniqueSlug(text: string, no: number, taken: Set<string>): string {
  const base = slugify(text) || `slide-${no}`
  let slug = base
  for (let copy = 2; taken.has(slug); copy++) slug = `${base}-${copy}`
  taken.add(slug)
  return slug
}
