export interface AmphiErrorOptions {
  /** What the lecturer can do about it, as one sentence. */
  hint?: string
  /** Absolute path of the file that is wrong. */
  file?: string
  /** 1-based line in `file`. */
  line?: number
  /** 1-based column in `line`. */
  column?: number
  cause?: unknown
  /** 1: the deck or an output is wrong. 2: the command was used wrongly. */
  exitCode?: 1 | 2
}

/** An error whose message is meant for the lecturer: what is wrong, where, and what to do. */
export class AmphiError extends Error {
  readonly hint: string | undefined
  readonly file: string | undefined
  readonly line: number | undefined
  readonly column: number | undefined
  readonly exitCode: 1 | 2

  constructor(message: string, options: AmphiErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.name = 'AmphiError'
    this.hint = options.hint
    this.file = options.file
    this.line = options.line
    this.column = options.column
    this.exitCode = options.exitCode ?? 1
  }
}

/** Work that was stopped on request. It is not a fault of the deck: the command exits with 130. */
export class InterruptedError extends Error {
  constructor() {
    super('Interrupted')
    this.name = 'InterruptedError'
  }
}
