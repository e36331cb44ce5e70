import { describe, expect, it } from 'vitest'
import type { Measure } from '../../../scripts/rehearse/measure.ts'
import { reportHtml } from '../../../scripts/rehearse/reportHtml.ts'

const measure: Measure = {
  kind: 'slide',
  no: 7,
  title: 'Is 1 < 2 & "so"?',
  planned: 60,
  last: 90,
  median: 120,
  quartiles: [100, 150],
  runs: 3,
  drift: 1,
}
const page = (measures: Measure[], lang = 'en') =>
  reportHtml({ deck: { title: 'A <b>deck</b>', lang }, measures, runs: 3, last: '2026-11-26T08:00:00Z' })

describe('the report as a picture', () => {
  it('draws plan, median, middle half and last run on one scale, and says them', () => {
    const html = page([measure])
    // 150 s is the longest: the scale ends at 3 minutes, 400 units wide.
    expect(html).toContain('<rect class="planned" x="0" y="4" width="133.3"')
    expect(html).toContain('<rect class="median" x="0" y="7" width="266.7"')
    expect(html).toContain('<path class="range" d="M222.2 12H333.3"/>')
    expect(html).toContain('<circle class="dot" cx="200"')
    expect(html).toContain('aria-label="Planned 1:00, Median 2:00, Last rehearsal 1:30"')
  })

  it('marks what drifts too much by more than a colour', () => {
    expect(page([measure])).toContain('<td class="number far">+100 % ▲</td>')
    expect(page([{ ...measure, drift: 0.2 }])).toContain('<td class="number">+20 %</td>')
  })

  it('takes titles for text', () => {
    const html = page([measure])
    expect(html).toContain('Is 1 &lt; 2 &amp; &quot;so&quot;?')
    expect(html).not.toContain('<b>deck')
  })

  it('speaks the language of the deck, and says what was not measured', () => {
    const unmeasured = {
      ...measure,
      last: undefined,
      median: undefined,
      quartiles: undefined,
      drift: undefined,
    }
    const html = page([unmeasured], 'fr-FR')
    expect(html).toContain('<html lang="fr">')
    expect(html).toContain('Médiane non mesuré')
  })
})
