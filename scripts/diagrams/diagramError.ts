import { AmphiError } from '../errors.ts'

/** A diagram that cannot be drawn. Line and column are 1-based and count within its source. */
export class DiagramError extends AmphiError {}
