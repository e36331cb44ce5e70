import { ErrorCodes, parse } from '@vue/compiler-dom'
import { createMarkdownExit } from 'markdown-exit'
import { componentPlugin } from '@mdit-vue/plugin-component'
import { describe, expect, it } from 'vitest'
import { readParts } from '../../../scripts/check/markdown/slideParts.ts'
import { findUnbalanced } from '../../../scripts/check/rules/unclosedElement.ts'

const markdown = createMarkdownExit({ html: true })
markdown.use(componentPlugin as unknown as Parameters<typeof markdown.use>[0])

/** Whether Vue cannot tell where an element ends. */
function vueRefuses(text: string): boolean {
  const codes: (number | string)[] = []
  parse(markdown.render(text), { onError: ({ code }) => codes.push(code) })
  return codes.some((code) => code === ErrorCodes.X_MISSING_END_TAG || code === ErrorCodes.X_INVALID_END_TAG)
}

const sound = [
  '<div>\n\nText\n\n</div>',
  '<div class="a > b">Text</div>',
  '- <b>one</b>\n- two\n\n<v-clicks>\n\n- three\n\n</v-clicks>',
  'A <Cite id="x" /> and <br> and <img src="data:,"> text',
  '<Question>Why <b>so</b>?</Question>',
  '`<div>` is code, and so is\n\n```html\n<div>\n```',
  '<!-- <div> -->\n\nText',
  '<DIV>Text</div>',
  '<div @click="a > b">\n\n<template #x>Text</template>\n\n</div>',
  '<style>\np > b { color: red }\n</style>',
  '| a | b |\n| - | - |\n| <b>c</b> | d |',
]
const broken = [
  '<div>\n\nText',
  'Text\n\n</div>',
  'A <b>word\n\nmore</b>',
  '- <div>\n\n</div>',
  '<div><span></div></span>',
  '<ul><li>one<li>two</ul>',
  '# A <span>title\n\nText',
  '<Foo>\n\nText',
  '> <div>\n\n</div>',
]

describe('unclosed-element', () => {
  it.each(sound)('finds nothing in %j, nor does Vue', (text) => {
    expect(findUnbalanced(readParts(text, 1))).toEqual([])
    expect(vueRefuses(text)).toBe(false)
  })

  it.each(broken)('refuses %j, and so does Vue', (text) => {
    expect(findUnbalanced(readParts(text, 1))).not.toEqual([])
    expect(vueRefuses(text)).toBe(true)
  })

  it('knows the slots of a layout as boundaries', () => {
    expect(findUnbalanced(readParts('<div>\n\n::right::\n\n</div>', 1))).toMatchObject([
      { message: '<div> is never closed', line: 1, column: 1 },
    ])
  })
})
