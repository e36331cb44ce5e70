import { votes, type Tally } from './showOfHands.ts'
import { french } from './typography.ts'

/** One sentence: how many voted, and which answer is ahead. */
export function whyHands(tally: Tally, answers: readonly string[]): string {
  const all = votes(tally)
  if (all === 0) return french('Une main par personne : compter avant toute explication.')
  const most = Math.max(...tally)
  const ahead = answers.filter((_, answer) => tally[answer] === most)
  const voices = all > 1 ? `${all} voix` : 'Une voix'
  return french(
    ahead.length === 1
      ? `${voices}. En tête : ${ahead.join('')}.`
      : `${voices}. À égalité : ${ahead.join(', ')}.`,
  )
}

/** The whole tally in words, for screen readers. */
export function describeHands(tally: Tally, answers: readonly string[]): string {
  const counts = answers.map((answer, at) => `${answer} : ${tally[at] ?? 0}`)
  return french(`${counts.join(' ; ')}. ${whyHands(tally, answers)}`)
}
