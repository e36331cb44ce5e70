import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { writeVirtualFilesWhole } from '../../../scripts/bundle/virtualFiles.ts'
import { deckFolder } from '../../support/deckFolder.ts'

async function patched(files: Record<string, string>): Promise<string> {
  const folder = await deckFolder(files)
  const original = fs.writeFileSync
  onTestFinished(() => {
    fs.writeFileSync = original
    syncBuiltinESMExports()
  })
  writeVirtualFilesWhole()
  return folder
}

const VIRTUAL = 'node_modules/.slidev/virtual/import-glob.1.ts'

describe('writeVirtualFilesWhole', () => {
  it('does not touch a file that another edition has written', async () => {
    const file = join(await patched({ [VIRTUAL]: 'export default {}' }), VIRTUAL)
    const before = fs.statSync(file)
    fs.writeFileSync(file, 'export default {}')
    const after = fs.statSync(file)
    expect([after.ino, after.mtimeMs]).toEqual([before.ino, before.mtimeMs])
  })

  it('replaces what is cut short by a whole file, never by way of an empty one', async () => {
    const folder = await patched({ [VIRTUAL]: 'export def' })
    const file = join(folder, VIRTUAL)
    const reader = fs.openSync(file, 'r')
    fs.writeFileSync(file, 'export default {}')
    expect(fs.readFileSync(file, 'utf8')).toBe('export default {}')
    // Who has the old file open still reads it: it was replaced, not truncated.
    expect(fs.readFileSync(reader, 'utf8')).toBe('export def')
    fs.closeSync(reader)
    expect(fs.readdirSync(join(folder, 'node_modules/.slidev/virtual'))).toEqual(['import-glob.1.ts'])
  })

  it('writes every other file as ever', async () => {
    const file = join(await patched({ 'a.txt': 'old' }), 'a.txt')
    const before = fs.statSync(file).ino
    fs.writeFileSync(file, 'new')
    expect([fs.readFileSync(file, 'utf8'), fs.statSync(file).ino]).toEqual(['new', before])
  })
})
