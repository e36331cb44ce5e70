import { describe, expect, it } from 'vitest'
import { cssString, pageRules } from '../../../addon/handout/pageRules.ts'
import { qrCode } from '../../../addon/handout/qrCode.ts'

const request = {
  title: 'A deck',
  author: '',
  address: 'example.org',
  qr: undefined,
  texts: { page: 'page', of: 'of' },
  isRightToLeft: false,
  pages: [{ name: 'amphi-run-1', label: 'First' }],
}

describe('pageRules', () => {
  it('says a title with quotes, backslashes and line breaks as one CSS string', () => {
    expect(cssString('say "hi"\\\n<b>')).toBe('"say \\"hi\\"\\\\ <b>"')
  })

  it('leaves the foot without a symbol where the address is too long to be scanned from it', () => {
    const short = qrCode('https://example.org')
    const long = qrCode(`https://example.org/${'long/'.repeat(60)}`)
    expect(pageRules({ ...request, qr: short })).toContain('data:image/svg+xml')
    expect(pageRules({ ...request, qr: long })).not.toContain('data:image/svg+xml')
  })

  it('changes sides for a deck that is written from right to left', () => {
    expect(pageRules(request)).toContain('@page amphi-run-1 { @top-right { content: "First"; } }')
    expect(pageRules({ ...request, isRightToLeft: true })).toContain('@top-left { content: "First"; }')
  })
})
