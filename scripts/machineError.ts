import { tmpdir } from 'node:os'
import { AmphiError } from './errors.ts'

interface Refusal {
  /** Codes of Node, or what a native library or another process says of the same. */
  says: RegExp
  message: string
  hint: string
}

const REFUSALS: readonly Refusal[] = [
  {
    says: /\b(?:ENOSPC|EDQUOT)\b|\(os error (?:28|122)\)/,
    message: 'The disk is full',
    hint: 'Free some space, then run the same command again. The last output is as it was.',
  },
  {
    says: /\bEROFS\b|\(os error 30\)/,
    message: 'The disk may only be read',
    hint: 'Name a folder on another disk with --out, and one for the cache with AMPHI_CACHE.',
  },
  {
    // A page that gets no shared memory, which Chromium keeps in temporary files.
    says: /\bERR_INSUFFICIENT_RESOURCES\b/,
    message: 'The browser lacks memory, or room for its temporary files',
    hint: `Close other programs, free some space in ${tmpdir()}, then run the same command again.`,
  },
  {
    says: /\b(?:EMFILE|ENFILE)\b|\(os error (?:23|24)\)/,
    message: 'Too many files are open',
    hint: 'Close other programs, or raise the limit (ulimit -n 4096), then run the same command again.',
  },
]

/** @returns what to say where the machine refused and the deck is not at fault; undefined for any other error */
export function asMachineError(error: unknown): AmphiError | undefined {
  for (let link = error; link instanceof Error; link = link.cause) {
    const text = `${(link as NodeJS.ErrnoException).code ?? ''} ${link.message}`
    const refusal = REFUSALS.find(({ says }) => says.test(text))
    if (refusal === undefined) continue
    const detail = link.message.split('\n')[0]
    return new AmphiError(`${refusal.message} (${detail})`, { hint: refusal.hint, cause: error })
  }
  return undefined
}
