import data from '../../data/bibliography.json'
import { fullReference, shortName, slideReference } from '../models/citation.ts'
import type { ReferenceRun } from '../models/citation.ts'
import type { CslItem } from '../models/csl.ts'

/** One source as the lecture shows it. `number` counts from 1, in the order of the data file. */
export interface Source {
  id: string
  number: number
  shortName: string
  /** Everything, for paper and for the page of sources. */
  reference: ReferenceRun[]
  /** Short name and linked title, for a slide. */
  brief: ReferenceRun[]
}

/** Who asks for a source, so that a wrong id is found where it was written. */
export interface SourceUser {
  component: string
  prop: string
}

/** The id that an entry of the list bears, and that a citation points to. */
export function entryAnchor(id: string): string {
  return `bib-${id}`
}

const sources: ReadonlyMap<string, Source> = new Map(
  (data as CslItem[]).map((item, index) => [
    item.id,
    {
      id: item.id,
      number: index + 1,
      shortName: shortName(item),
      reference: fullReference(item),
      brief: slideReference(item),
    },
  ]),
)

/**
 * The lecture's bibliography (data/bibliography.json).
 *
 * `source(id)` and `shortName(id)` throw an Error that names the component, the prop and the id when the id is unknown:
 * a citation that leads nowhere must fail the build.
 */
export function useBibliography(user: SourceUser) {
  function source(id: string): Source {
    const found = sources.get(id)
    if (found === undefined) {
      throw new Error(`${user.component}: ${user.prop} "${id}" is not an id of data/bibliography.json.`)
    }
    return found
  }

  return {
    sources: [...sources.values()],
    source,
    shortName: (id: string) => source(id).shortName,
  }
}
