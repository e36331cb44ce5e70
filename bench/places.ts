import { join } from 'node:path'

/**
 * Where the peers are installed. A folder of its own: beside these modules, its packages would be found before those of
 * the project.
 */
export const peersFolder = join(import.meta.dirname, 'peers')
/** Decks of Slidev stand below its packages, as they do in a project of its users. */
export const slidevWork = join(peersFolder, 'work')
/** Decks of Amphi and Marp, caches and outputs. */
export const work = join(import.meta.dirname, 'work')
export const defaultResults = join(import.meta.dirname, 'results')
