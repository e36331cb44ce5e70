/** "4:05", "1:04:05". Rounded down, as clocks are. */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds))
  const [hours, rest] = [Math.floor(whole / 3600), whole % 3600]
  const tail = String(rest % 60).padStart(2, '0')
  const middle = String(Math.floor(rest / 60))
  return hours > 0 ? `${String(hours)}:${middle.padStart(2, '0')}:${tail}` : `${middle}:${tail}`
}

/** "1,5 min", with a no-break space. */
export function minutes(seconds: number, lang: string): string {
  return `${new Intl.NumberFormat(lang, { maximumFractionDigits: 2 }).format(seconds / 60)}\u00a0min`
}
