/**
 * The properties that were given, with the defaults of the others. Vue gives `undefined` for a property that a slide
 * leaves out, which a plain spread would write over the default.
 */
export function orDefaults<Properties extends object>(
  given: Partial<Properties>,
  defaults: Properties,
): Properties {
  const written = Object.entries(given).filter(([, value]) => value !== undefined)
  return { ...defaults, ...Object.fromEntries(written) }
}
