import { clock } from '../../addon/presenter/models/shownTime.ts'

/** "12:05", "1:02:00"; a minus sign for less than nothing. Seconds are rounded, not cut as on a running clock. */
export function clockTime(seconds: number): string {
  const whole = Math.round(Math.abs(seconds))
  const text = clock(whole)
  return seconds < 0 && whole > 0 ? `−${text}` : text
}

/** "2.5 min" */
export function inMinutes(seconds: number): string {
  return `${Number((seconds / 60).toFixed(2))} min`
}
