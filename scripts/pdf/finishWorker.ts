import { AmphiError } from '../errors.ts'
import type { DeckPdfRequest, FinishedPdf } from './finishDeckPdf.ts'
import { finishDeckPdf } from './finishDeckPdf.ts'

export interface FinishTask extends DeckPdfRequest {
  bytes: Uint8Array
}

/** An error does not cross the border of a thread with its class. */
export type FinishReply = FinishedPdf | { refusal: string; hint: string | undefined }

export async function finish({ bytes, ...request }: FinishTask): Promise<FinishReply> {
  try {
    return await finishDeckPdf(bytes, request)
  } catch (error) {
    if (error instanceof AmphiError) return { refusal: error.message, hint: error.hint }
    throw error
  }
}
