import type { Edit } from './edits.ts'
import { opensMark, readMarks } from './markedSequences.ts'
import type { ContentOperation } from './operations.ts'
import { latin1 } from './operations.ts'
import type { Paint } from './paints.ts'

export interface MarkRequest {
  bytes: Uint8Array
  operations: readonly ContentOperation[]
  paints: readonly Paint[]
  /** Whether the sequence of this number holds nothing that a reader needs. */
  isDecoration: (mcid: number, paints: readonly Paint[]) => boolean
  /** Whether what this paint shows is marked elsewhere: a form with tags of its own. */
  isMarkedInside: (paint: Paint) => boolean
  /** The head or foot of the page that this bare paint stands in. */
  runningPart: (paint: Paint) => 'Header' | 'Footer' | undefined
}

export interface Marked {
  edits: Edit[]
  /** What each sequence paints that is still in the structure tree, by its number. */
  kept: Map<number, Paint[]>
}

/**
 * Marks as an artifact whatever is painted outside the structure tree (ISO 14289-1, 7.1), and the decorations inside
 * it. The other sequences keep their number and are drawn tight around what they paint: Chromium closes one only when
 * the next begins, after any number of `Q`. No operation but BDC, BMC and EMC is added, removed or moved.
 */
export function markArtifacts(request: MarkRequest): Marked {
  const { bytes, operations, paints, isDecoration, isMarkedInside } = request
  const { sequences, owners } = readMarks(bytes, operations)
  const units = paintUnits(operations, paints)
  const edits: Edit[] = []
  const kept: Marked['kept'] = new Map()

  const owned = Map.groupBy(
    units.filter(({ paint }) => !isMarkedInside(paint)),
    ({ paint }) => owners[paint.last],
  )
  const bare = new Set(owned.get(undefined))
  for (const sequence of sequences) {
    const { mcid, outer, inner } = sequence
    if (mcid === undefined) continue
    const own = owned.get(sequence) ?? []
    const [first, last] = [own[0], own.at(-1)]
    const ownPaints = own.map(({ paint }) => paint)
    if (!outer && (!first || !last || isDecoration(mcid, ownPaints))) {
      for (const unit of own) bare.add(unit)
      edits.push(removal(bytes, operations[sequence.open]), removal(bytes, operations[sequence.close]))
      continue
    }
    kept.set(mcid, ownPaints)
    if (first && last && !outer && !inner) {
      const begin = operations[sequence.open]
      edits.push(removal(bytes, begin), removal(bytes, operations[sequence.close]))
      edits.push(...around(operations, first, last, latin1(bytes, begin?.start ?? 0, begin?.end ?? 0)))
    }
  }
  edits.push(...artifactEdits(request, units, bare))
  return { edits, kept }
}

/** A paint with the operations that a mark around it must hold together. */
interface Unit {
  paint: Paint
  first: number
  last: number
  /** Index of the BT of the text object in which it must be marked; -1 for what is marked outside. */
  inText: number
}

/** A text object is marked as a whole, unless there are marks in it: then each text is. */
function paintUnits(operations: readonly ContentOperation[], paints: readonly Paint[]): Unit[] {
  const objects = textObjects(operations)
  let at = 0
  return paints.map((paint) => {
    while ((objects[at]?.end ?? Infinity) < paint.first) at++
    const object = objects[at]
    if (!object || object.begin > paint.first) {
      return { paint, first: paint.first, last: paint.last, inText: -1 }
    }
    return object.marked
      ? { paint, first: paint.first, last: paint.last, inText: object.begin }
      : { paint, first: object.begin, last: object.end, inText: -1 }
  })
}

function textObjects(
  operations: readonly ContentOperation[],
): { begin: number; end: number; marked: boolean }[] {
  const objects: { begin: number; end: number; marked: boolean }[] = []
  let begin = -1
  let marked = false
  for (const [index, operation] of operations.entries()) {
    if (operation.operator === 'BT') [begin, marked] = [index, false]
    else if (opensMark(operation) || operation.operator === 'EMC') marked = true
    else if (operation.operator === 'ET' && begin >= 0) {
      objects.push({ begin, end: index, marked })
      begin = -1
    }
  }
  return objects
}

/** One artifact around as many neighbours as stand in the same `q … Q` and the same text object. */
function artifactEdits(
  { operations, runningPart }: MarkRequest,
  units: readonly Unit[],
  bare: ReadonlySet<Unit>,
): Edit[] {
  const edits: Edit[] = []
  let run: { first: Unit; last: Unit; part: ReturnType<typeof runningPart> } | undefined
  const finish = () => {
    if (run) edits.push(...around(operations, run.first, run.last, opening(run.part)))
    run = undefined
  }
  for (const unit of units) {
    if (!bare.has(unit)) {
      finish()
      continue
    }
    const part = runningPart(unit.paint)
    const fits = run && run.part === part && run.last.inText === unit.inText
    if (run && fits && joinable(operations, run.last, unit)) run.last = unit
    else {
      finish()
      run = { first: unit, last: unit, part }
    }
  }
  finish()
  return edits
}

function opening(part: 'Header' | 'Footer' | undefined): string {
  if (!part) return '/Artifact BMC'
  const edge = part === 'Header' ? 'Top' : 'Bottom'
  return `/Artifact <</Type/Pagination/Subtype/${part}/Attached[/${edge}]>>BDC`
}

/** Nothing between the two leaves the level of `q` on which both stand, and no mark begins or ends. */
function joinable(operations: readonly ContentOperation[], before: Unit, after: Unit): boolean {
  let depth = 0
  for (let index = before.last + 1; index < after.first; index++) {
    const operation = operations[index]
    if (!operation) return false
    if (operation.operator === 'q') depth++
    else if (operation.operator === 'Q' && --depth < 0) return false
    else if (opensMark(operation) || operation.operator === 'EMC' || operation.operator === 'Do') return false
  }
  return depth === 0
}

function around(
  operations: readonly ContentOperation[],
  first: Unit,
  last: Unit,
  begin: string,
): [Edit, Edit] {
  const from = operations[first.first]?.start ?? 0
  const to = operations[last.last]?.end ?? 0
  return [
    { from, to: from, text: `${begin}\n`, rank: 1 },
    { from: to, to, text: '\nEMC', rank: 0 },
  ]
}

function removal(bytes: Uint8Array, operation: ContentOperation | undefined): Edit {
  const { start, end } = operation ?? { start: 0, end: 0 }
  const onItsOwnLine = bytes[end] === 0x0a && (start === 0 || bytes[start - 1] === 0x0a)
  return { from: start, to: onItsOwnLine ? end + 1 : end, text: '', rank: 2 }
}
