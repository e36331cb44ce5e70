import { textsFor } from '../../addon/textsFor.ts'

export interface TwinTexts {
  contents: string
  skip: string
  slide: string
  session: string
  back: string
  table: string
  video: string
  frame: string
  /** Name of what can be scrolled sideways on a narrow screen. */
  drawing: (slide: number | undefined, count: number) => string
}

const FRENCH: TwinTexts = {
  contents: 'Sommaire',
  skip: 'Aller au contenu',
  slide: 'Diapositive',
  session: 'Séance',
  back: 'Revenir au sommaire',
  table: 'Tableau',
  video: 'Vidéo',
  frame: 'Page intégrée',
  drawing: (slide, count) =>
    `Figure${count > 1 ? ` ${count}` : ''}${slide === undefined ? '' : ` de la diapositive ${slide}`}`,
}

const ENGLISH: TwinTexts = {
  contents: 'Contents',
  skip: 'Skip to the content',
  slide: 'Slide',
  session: 'Session',
  back: 'Back to the contents',
  table: 'Table',
  video: 'Video',
  frame: 'Embedded page',
  drawing: (slide, count) =>
    `Figure${count > 1 ? ` ${count}` : ''}${slide === undefined ? '' : ` of slide ${slide}`}`,
}

/** The words of the document around the deck's own, in its language; English where Amphi does not speak it. */
export function twinTexts(lang: string): TwinTexts {
  return textsFor(lang, { fr: FRENCH, en: ENGLISH })
}
