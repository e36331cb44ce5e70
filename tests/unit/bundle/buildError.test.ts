import type { ResolvedSlidevOptions } from '@slidev/types'
import { describe, expect, it } from 'vitest'
import { describeBuildError } from '../../../scripts/bundle/buildError.ts'

const options = {
  data: { slides: [{ source: { start: 0 } }, { source: { start: 12 } }] },
} as unknown as ResolvedSlidevOptions

describe('describeBuildError', () => {
  it('names the Markdown file and the first line of the slide, not the component made from it', () => {
    const error = {
      message: '[plugin vite:vue] Unexpected token',
      id: '/deck/slides.md__slidev_2.md',
      loc: { line: 90, column: 3 },
    }
    expect(describeBuildError(error, options)).toMatchObject({
      file: '/deck/slides.md',
      line: 13,
      message: 'Slide 2 does not compile: Unexpected token',
    })
  })

  it('finds the slide in the text of an error that has no place', () => {
    const error = {
      message: 'Build failed with 1 error:\nCould not resolve "./gone.png" in /deck/slides.md__slidev_1.md',
    }
    expect(describeBuildError(error, options)).toMatchObject({ file: '/deck/slides.md', line: 1 })
  })

  it('says what the system refused to the bundler', () => {
    const message = `[UNHANDLEABLE_ERROR] Something went wrong inside.
Failed to write file in /deck/assets/index.js

Caused by:
    No space left on device (os error 28)

Stack backtrace:
   0: <unknown>`
    expect(describeBuildError({ message }, options).message).toBe(
      'Failed to write file in /deck/assets/index.js: No space left on device (os error 28)',
    )
  })

  it('keeps file, line and column of a component', () => {
    const error = {
      errors: [
        {
          message: '\u001b[31mMissing semicolon\u001b[39m',
          id: '/deck/components/Box.vue?vue&type=script',
          loc: { line: 4, column: 2 },
        },
      ],
    }
    expect(describeBuildError(error, options)).toMatchObject({
      file: '/deck/components/Box.vue',
      line: 4,
      column: 3,
      message: 'Missing semicolon',
    })
  })
})
