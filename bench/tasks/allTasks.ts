import { devSave } from './devSave.ts'
import { bigCold, marginal, scale } from './generated.ts'
import { lectureCold, lectureEdited, lectureUnchanged } from './lecture.ts'
import type { Task } from './task.ts'
import { firstPaintOnPhone, firstVisitBytes, nextSlide } from './visits.ts'

/** In the order of the table. */
export const allTasks: readonly Task[] = [
  lectureCold,
  lectureEdited,
  lectureUnchanged,
  bigCold,
  marginal,
  firstVisitBytes,
  firstPaintOnPhone,
  nextSlide,
  devSave,
  scale,
]
