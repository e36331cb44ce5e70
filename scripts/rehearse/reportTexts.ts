import { textsFor } from '../../addon/textsFor.ts'

export interface ReportTexts {
  lang: string
  title: string
  runs: (count: number, last: string) => string
  planned: string
  median: string
  middleHalf: string
  last: string
  drift: string
  run: string
  slide: string
  wholeDeck: string
  notMeasured: string
}

const FRENCH: ReportTexts = {
  lang: 'fr',
  title: 'Répétitions',
  runs: (count, last) => `${String(count)} répétition${count > 1 ? 's' : ''}, la dernière le ${last}`,
  planned: 'Prévu',
  median: 'Médiane',
  middleHalf: 'Moitié centrale des répétitions',
  last: 'Dernière répétition',
  drift: 'Écart',
  run: 'Nombre',
  slide: 'Diapositive',
  wholeDeck: 'Tout le cours',
  notMeasured: 'non mesuré',
}

const ENGLISH: ReportTexts = {
  lang: 'en',
  title: 'Rehearsals',
  runs: (count, last) => `${String(count)} rehearsal${count > 1 ? 's' : ''}, the last one on ${last}`,
  planned: 'Planned',
  median: 'Median',
  middleHalf: 'Middle half of the rehearsals',
  last: 'Last rehearsal',
  drift: 'Drift',
  run: 'Runs',
  slide: 'Slide',
  wholeDeck: 'The whole deck',
  notMeasured: 'not measured',
}

/** The words of the report in the deck's language; English where Amphi does not speak it. */
export function reportTexts(lang: string): ReportTexts {
  return textsFor(lang, { fr: FRENCH, en: ENGLISH })
}
