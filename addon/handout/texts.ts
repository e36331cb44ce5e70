import { textsFor } from '../textsFor.ts'

export interface HandoutTexts {
  page: string
  of: string
  lines: string
  downloads: string
  contents: string
  slide: string
  session: string
  minutes: string
  links: string
  appendix: string
  /** What the document is, on its cover, by view. */
  kinds: Readonly<Record<string, string>>
  /** Names of the files that lie beside the site: whole, and the part of it that has room on a slide. */
  files: Readonly<Record<string, { name: string; short: string }>>
}

const FRENCH: HandoutTexts = {
  page: 'page',
  of: 'sur',
  lines: 'Notes',
  downloads: 'Documents',
  contents: 'Sommaire',
  slide: 'Diapositive',
  session: 'Séance',
  minutes: 'min',
  links: 'Liens\u00a0:',
  appendix: 'Annexes',
  kinds: { handout: 'Polycopié', 'handout-ruled': 'Polycopié à annoter' },
  files: {
    'slides.pdf': { name: 'Diapositives (PDF)', short: 'Diapositives' },
    'handout.pdf': { name: 'Polycopié (PDF)', short: 'Polycopié' },
    'handout-ruled.pdf': { name: 'Polycopié à annoter (PDF)', short: 'à annoter' },
    'handout.html': { name: 'Polycopié (page web)', short: 'page web' },
  },
}
const ENGLISH: HandoutTexts = {
  page: 'page',
  of: 'of',
  lines: 'Notes',
  downloads: 'Documents',
  contents: 'Contents',
  slide: 'Slide',
  session: 'Session',
  minutes: 'min',
  links: 'Links:',
  appendix: 'Appendix',
  kinds: { handout: 'Handout', 'handout-ruled': 'Handout for your notes' },
  files: {
    'slides.pdf': { name: 'Slides (PDF)', short: 'Slides' },
    'handout.pdf': { name: 'Handout (PDF)', short: 'Handout' },
    'handout-ruled.pdf': { name: 'Handout for notes (PDF)', short: 'for notes' },
    'handout.html': { name: 'Handout (web page)', short: 'web page' },
  },
}

/** The words of the printed views in the deck's language; English where Amphi does not speak it. */
export function handoutTexts(lang: string): HandoutTexts {
  return textsFor(lang, { fr: FRENCH, en: ENGLISH })
}
