import { textsFor } from '../textsFor.ts'

export interface NotesTexts {
  notes: string
  session: string
  click: string
  slide: string
  contents: string
  planned: string
  begins: string
  at: string
  page: string
  of: string
}

const FRENCH: NotesTexts = {
  notes: 'Notes pour l’oral',
  session: 'Séance',
  click: 'clic',
  slide: 'Diapositive',
  contents: 'Déroulé',
  planned: 'prévues',
  begins: 'début à',
  at: 'à',
  page: 'page',
  of: 'sur',
}
const ENGLISH: NotesTexts = {
  notes: 'Speaker notes',
  session: 'Session',
  click: 'click',
  slide: 'Slide',
  contents: 'Running order',
  planned: 'planned',
  begins: 'begins at',
  at: 'at',
  page: 'page',
  of: 'of',
}

/** The words of the printed notes in the deck's language; English where Amphi does not speak it. */
export function notesTexts(lang: string): NotesTexts {
  return textsFor(lang, { fr: FRENCH, en: ENGLISH })
}
