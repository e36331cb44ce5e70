/** A person of CSL-JSON, or an institution by its `literal` name. */
export interface CslName {
  family?: string
  given?: string
  literal?: string
  'non-dropping-particle'?: string
}

/** A date of CSL-JSON: `[[year]]`, `[[year, month]]` or `[[year, month, day]]`, months from 1; or words. */
export interface CslDate {
  'date-parts'?: readonly (readonly number[])[]
  literal?: string
}

/** The part of a CSL-JSON entry that the lecture prints. */
export interface CslItem {
  id: string
  type: string
  title: string
  author?: readonly CslName[]
  issued?: CslDate
  accessed?: CslDate
  genre?: string
  number?: string
  publisher?: string
  'container-title'?: string
  volume?: string | number
  issue?: string | number
  page?: string
  URL?: string
  DOI?: string
}
