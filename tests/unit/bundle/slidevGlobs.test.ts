import { describe, expect, it } from 'vitest'
import { importFound } from '../../../scripts/bundle/slidevGlobs.ts'
import { deckFolder } from '../../support/deckFolder.ts'

const call = (patterns: string[], options: object) =>
  `export default import.meta.glob(${JSON.stringify(patterns)}, ${JSON.stringify(options)})\n`

describe('importFound', () => {
  it('imports the files that are there, in the order of their names', async () => {
    const folder = await deckFolder({ 'style.css': '', 'styles/index.ts': '', 'a/style.css': '' })
    const patterns = ['./styles/index.{ts,css}', './styles.{ts,css}', './style.{ts,css}']
    expect(await importFound(call(patterns, { eager: true, exhaustive: true }), folder)).toBe(
      'import * as file0 from "./style.css"\nimport * as file1 from "./styles/index.ts"\n' +
        'export default { "./style.css": file0, "./styles/index.ts": file1 }',
    )
  })

  it('takes one export where one is asked for', async () => {
    const folder = await deckFolder({ 'setup/main.ts': '', 'deck/slides.md': '' })
    const source = call(['../setup/main.{ts,js}'], { eager: true, exhaustive: true, import: 'default' })
    expect(await importFound(source, `${folder}/deck`)).toBe(
      'import { default as file0 } from "../setup/main.ts"\nexport default { "../setup/main.ts": file0 }',
    )
  })

  it('finds nothing where nothing is', async () => {
    const source = call(['./setup/main.ts'], { eager: true })
    expect(await importFound(source, await deckFolder({}))).toBe('export default {  }')
  })

  it('leaves other modules alone', async () => {
    expect(await importFound('export default import.meta.glob("./*.md")', '/')).toBeUndefined()
  })
})
