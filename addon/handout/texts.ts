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
  /** Names of the files that lie beside the site. */
  files: Readonly<Record<string, string>>
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
    'slides.pdf': 'Diapositives (PDF)',
    'handout.pdf': 'Polycopié (PDF)',
    'handout-ruled.pdf': 'Polycopié à annoter (PDF)',
    'handout.html': 'Polycopié (page web)',
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
    'slides.pdf': 'Slides (PDF)',
    'handout.pdf': 'Handout (PDF)',
    'handout-ruled.pdf': 'Handout for notes (PDF)',
    'handout.html': 'Handout (web page)',
  },
}

/** The words of the printed views in the deck's language; English where Amphi does not speak it. */
export function handoutTexts(lang: string): HandoutTexts {
  return lang.toLowerCase().startsWith('fr') ? FRENCH : ENGLISH
}
