export interface HandoutTexts {
  page: string
  of: string
  lines: string
  downloads: string
  contents: string
  slide: string
  slidesPdf: string
  handoutPdf: string
}

const FRENCH: HandoutTexts = {
  page: 'page',
  of: 'sur',
  lines: 'Notes',
  downloads: 'Documents',
  contents: 'Sommaire',
  slide: 'Diapositive',
  slidesPdf: 'Diapositives (PDF)',
  handoutPdf: 'Polycopié (PDF)',
}
const ENGLISH: HandoutTexts = {
  page: 'page',
  of: 'of',
  lines: 'Notes',
  downloads: 'Documents',
  contents: 'Contents',
  slide: 'Slide',
  slidesPdf: 'Slides (PDF)',
  handoutPdf: 'Handout (PDF)',
}

/** The words of the printed views in the deck's language; English where Amphi does not speak it. */
export function handoutTexts(lang: string): HandoutTexts {
  return lang.toLowerCase().startsWith('fr') ? FRENCH : ENGLISH
}
