import sources from 'virtual:amphi/bibliography'

/** One source as the lecture shows it. `number` counts from 1, in the order of the data file. */
type Source = (typeof sources)[number]

/** Who asks for a source, so that a wrong id is found where it was written. */
interface SourceUser {
  component: string
  prop: string
}

/** The id that an entry of the whole list bears, and that a citation points to. */
export function entryAnchor(id: string): string {
  return `bib-${id}`
}

const byId: ReadonlyMap<string, Source> = new Map(sources.map((source) => [source.id, source]))

/**
 * The lecture's bibliography (data/bibliography.json).
 *
 * `source(id)` and `shortName(id)` throw an Error that names the component, the prop and the id when the id is unknown:
 * a citation that leads nowhere must fail the build.
 */
export function useBibliography(user: SourceUser) {
  function source(id: string): Source {
    const found = byId.get(id)
    if (found === undefined) {
      throw new Error(`${user.component}: ${user.prop} "${id}" is not an id of data/bibliography.json.`)
    }
    return found
  }

  return {
    sources,
    source,
    shortName: (id: string) => source(id).shortName,
  }
}
