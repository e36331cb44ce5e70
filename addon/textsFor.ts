/**
 * The words of a deck's language; English where Amphi does not speak it.
 * @param lang BCP 47 tag, in any case
 */
export function textsFor<Texts>(lang: string, { fr, en }: { fr: Texts; en: Texts }): Texts {
  return /^fr(?:-|$)/i.test(lang) ? fr : en
}
