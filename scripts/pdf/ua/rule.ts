import type { UaDocument } from './readUaDocument.ts'

/** One thing that is wrong with a PDF. */
export interface Fault {
  message: string
  /** 1-based; absent where the whole document is at fault. */
  page?: number | undefined
}

/** A requirement, small enough to be read beside the clause that it stands for. */
export interface PdfUaRule {
  /** Stable name, as printed. */
  id: string
  /** What is checked, in one sentence without its full stop, as the README prints it. */
  title: string
  /** Clause of ISO 14289-1:2014. A rule of our own has none. */
  clause?: string
  /** Failure conditions of the Matterhorn Protocol 1.1 that the check looks for. */
  matterhorn?: readonly string[]
  /** Why a reader should care, in one sentence. */
  rationale: string
  check(document: UaDocument): Fault[]
}

/** A fault and the id of the rule that found it. */
export interface Violation extends Fault {
  rule: string
}
