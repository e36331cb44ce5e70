import type { RenderDiagram } from '../deck/diagram.ts'
import type { DiagramAnswer, DiagramQuestion } from './bundle.ts'

/**
 * Asks the parent process for each diagram: it has the browser and the cache. Nearly all were drawn ahead; what a
 * slide imports (`<<< diagram.mmd mermaid`) is known only while it is compiled.
 */
export function createDiagramClient(): RenderDiagram {
  let asked = 0
  const waiting = new Map<number, (answer: DiagramAnswer) => void>()
  process.on('message', (message: DiagramAnswer) => {
    waiting.get(message.id)?.(message)
    waiting.delete(message.id)
  })
  return async ({ source, options }) => {
    const id = ++asked
    const answer = await new Promise<DiagramAnswer>((resolve) => {
      waiting.set(id, resolve)
      process.send?.({ type: 'diagram', id, source, options } satisfies DiagramQuestion)
    })
    if (answer.svg === undefined) throw new Error(answer.error ?? 'this diagram cannot be drawn')
    return answer.svg
  }
}
