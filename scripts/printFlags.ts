import { AmphiError } from './errors.ts'
import type { PrintOptions } from './render/printRequest.ts'

/** What the command line was given, unread: numbers arrive as such, everything else as text. */
export interface PrintFlags {
  session?: unknown
  answers?: unknown
  start?: unknown
}

/** @throws {AmphiError} with exit code 2 for a value that means nothing */
export function readPrintFlags({ session, answers, start }: PrintFlags): PrintOptions {
  return {
    session: session === undefined ? undefined : readSession(session),
    answers: answers !== false,
    start: start === undefined ? undefined : readStart(start),
  }
}

function readSession(value: unknown): number {
  if (/^[1-9]\d{0,3}$/.test(String(value))) return Number(value)
  throw new AmphiError(`"${String(value)}" is not the number of a session`, {
    exitCode: 2,
    hint: '--session takes one number, counted from 1: --session 2.',
  })
}

function readStart(value: unknown): string {
  const [, hours = '', minutes = ''] = /^(\d{1,2}):(\d{2})$/.exec(String(value)) ?? []
  if (hours && Number(hours) < 24 && Number(minutes) < 60) return `${hours.padStart(2, '0')}:${minutes}`
  throw new AmphiError(`"${String(value)}" is not a time of day`, {
    exitCode: 2,
    hint: '--start takes hours and minutes: --start 08:00.',
  })
}
