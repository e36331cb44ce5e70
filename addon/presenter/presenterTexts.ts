import { textsFor } from '../textsFor.ts'

export interface PresenterTexts {
  lang: string
  panel: string
  start: string
  restart: string
  stop: string
  questions: string
  resume: string
  save: string
  saved: (count: number) => string
  session: (no: number, title: string) => string
  clock: string
  end: string
  slide: string
  of: string
  total: string
  onTime: string
  ahead: (time: string) => string
  behind: (time: string) => string
  overtime: (time: string) => string
  left: string
  next: string
  noBudget: string
  skip: (slides: string) => string
  missing: (time: string) => string
  slides: (list: readonly { no: number; time: string }[]) => string
  gap: (time: string) => string
  countGap: string
  questionTime: (time: string) => string
  notKept: string
  notLinked: string
  mayDim: string
  room: (windows: number) => string
  black: string
  notRunning: string
}

const list = (lang: string, items: readonly string[]) =>
  new Intl.ListFormat(lang, { type: 'conjunction' }).format(items)

const FRENCH: PresenterTexts = {
  lang: 'fr',
  panel: 'Répétition',
  start: 'Démarrer',
  restart: 'Recommencer',
  stop: 'Terminer',
  questions: 'Questions (Q)',
  resume: 'Reprendre (Q)',
  save: 'Enregistrer',
  saved: (count) => `Enregistrements (${String(count)})`,
  session: (no, title) => (title ? `${String(no)}. ${title}` : `Séance ${String(no)}`),
  clock: 'Heure',
  end: 'Fin',
  slide: 'Diapositive',
  of: 'sur',
  total: 'Total',
  onTime: 'À l’heure',
  ahead: (time) => `▲ ${time} d’avance`,
  behind: (time) => `▼ ${time} de retard`,
  overtime: (time) => `■ ${time} de dépassement`,
  left: 'Reste',
  next: 'Suivante',
  noBudget: 'sans budget',
  skip: (slides) => `Pour rattraper, sautez ${slides}.`,
  missing: (time) => `Il manque encore ${time}.`,
  slides: (items) =>
    `${items.length > 1 ? 'les diapositives' : 'la diapositive'} ${list(
      'fr',
      items.map(({ no, time }) => `${String(no)} (${time})`),
    )}`,
  gap: (time) => `Silence de ${time} compté comme une pause (veille ?).`,
  countGap: 'Le compter (R)',
  questionTime: (time) => `Questions : ${time}`,
  notKept: 'Le navigateur ne garde rien : ne rechargez pas cette page.',
  notLinked: 'Le navigateur ne relie pas ses fenêtres : la salle ne suit pas.',
  mayDim: 'L’écran peut s’éteindre : réglez la mise en veille.',
  room: (windows) => {
    if (windows === 0) return 'Salle : aucune fenêtre'
    return `Salle : ${String(windows)} fenêtre${windows > 1 ? 's' : ''}`
  },
  black: 'Écran noir dans la salle (B).',
  notRunning: 'Le temps ne court pas encore.',
}

const ENGLISH: PresenterTexts = {
  lang: 'en',
  panel: 'Rehearsal',
  start: 'Start',
  restart: 'Restart',
  stop: 'End',
  questions: 'Questions (Q)',
  resume: 'Resume (Q)',
  save: 'Save',
  saved: (count) => `Recordings (${String(count)})`,
  session: (no, title) => (title ? `${String(no)}. ${title}` : `Session ${String(no)}`),
  clock: 'Time',
  end: 'End',
  slide: 'Slide',
  of: 'of',
  total: 'Total',
  onTime: 'On time',
  ahead: (time) => `▲ ${time} ahead`,
  behind: (time) => `▼ ${time} behind`,
  overtime: (time) => `■ ${time} over`,
  left: 'Left',
  next: 'Next',
  noBudget: 'no budget',
  skip: (slides) => `To catch up, skip ${slides}.`,
  missing: (time) => `${time} still missing.`,
  slides: (items) =>
    `${items.length > 1 ? 'slides' : 'slide'} ${list(
      'en',
      items.map(({ no, time }) => `${String(no)} (${time})`),
    )}`,
  gap: (time) => `A silence of ${time} counts as a pause (sleep?).`,
  countGap: 'Count it (R)',
  questionTime: (time) => `Questions: ${time}`,
  notKept: 'The browser keeps nothing: do not reload this page.',
  notLinked: 'The browser does not link its windows: the room does not follow.',
  mayDim: 'The screen may turn off: look at the energy settings.',
  room: (windows) => {
    if (windows === 0) return 'Room: no window'
    return `Room: ${String(windows)} window${windows > 1 ? 's' : ''}`
  },
  black: 'The room sees a black screen (B).',
  notRunning: 'Time is not running yet.',
}

/** The words of the presenter in the deck's language; English where Amphi does not speak it. */
export function presenterTexts(lang: string): PresenterTexts {
  return textsFor(lang, { fr: FRENCH, en: ENGLISH })
}
