import { describe, expect, it } from 'vitest'
import { printAddress } from '../../../scripts/render/printRequest.ts'

describe('the address of a view', () => {
  it('is bare when nothing is asked for', () => {
    expect(printAddress('slides')).toBe('/amphi/slides')
    expect(printAddress('notes', { session: undefined, answers: true, start: undefined })).toBe(
      '/amphi/notes',
    )
  })

  it('carries what is', () => {
    const address = printAddress('handout-ruled', { session: 2, answers: false, start: '08:00' })
    const [path, query] = address.split('?')
    expect(path).toBe('/amphi/handout-ruled')
    expect(Object.fromEntries(new URLSearchParams(query))).toEqual({
      session: '2',
      answers: 'no',
      start: '08:00',
    })
  })
})
