/** "12:05", "1:02:00"; a minus sign for less than nothing. Seconds are rounded. */
export function clockTime(seconds: number): string {
  const whole = Math.round(Math.abs(seconds))
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60]
  const shown = parts[0] === 0 ? parts.slice(1) : parts
  const [first = 0, ...others] = shown
  const text = [String(first), ...others.map((part) => String(part).padStart(2, '0'))].join(':')
  return seconds < 0 && whole > 0 ? `−${text}` : text
}

/** "2.5 min" */
export function inMinutes(seconds: number): string {
  return `${Number((seconds / 60).toFixed(2))} min`
}
