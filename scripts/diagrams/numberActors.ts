/**
 * Numbers the actors of a sequence from 0, as Mermaid does in a page that has drawn none yet: it goes on counting from one
 * diagram to the next, and the numbers are part of ids.
 *
 * @param svg as Mermaid draws it, its ids not yet prefixed
 */
export function numberActors(svg: string): string {
  const numbers = [...svg.matchAll(/\sid="(?:actor|root-)(\d+)"/g)].map(([, number]) => Number(number))
  const first = Math.min(...numbers)
  if (numbers.length === 0 || first === 0) return svg
  return svg.replaceAll(/\s(?:id|href|xlink:href|onclick)="[^"]*"/g, (attribute) =>
    attribute.replaceAll(
      /\b(actor|root-|actor-man-[a-z]+)(\d+)/g,
      (_, name: string, number: string) => `${name}${Number(number) - first}`,
    ),
  )
}
