import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { AmphiError } from '../../../scripts/errors.ts'
import { assertOurs, locateOutput } from '../../../scripts/publish/ownership.ts'
import { temporaryFolder, writeOutput, writeTree } from './trees.ts'

async function refusal(out: string): Promise<AmphiError> {
  const error: unknown = await assertOurs(out).catch((thrown: unknown) => thrown)
  if (!(error instanceof AmphiError)) throw new Error(`${out} was accepted`)
  return error
}

describe('an output folder is ours when it', () => {
  it('does not exist, at any depth', async () => {
    await expect(assertOurs(join(temporaryFolder(), 'a/b/dist'))).resolves.toBeUndefined()
  })

  it('is empty', async () => {
    await expect(assertOurs(temporaryFolder())).resolves.toBeUndefined()
  })

  it('has our manifest', async () => {
    const out = join(temporaryFolder(), 'dist')
    await writeOutput(out, { 'deck.html': 'x' })
    await expect(assertOurs(out)).resolves.toBeUndefined()
  })
})

describe('an output folder is refused, with a hint, when it', () => {
  it.each([
    ['has files and no manifest', { 'thesis.tex': 'x' }],
    ['has the manifest of another tool', { 'manifest.json': '{"name":"a web app"}' }],
    ['has a manifest that does not parse', { 'manifest.json': '{"generator":"amphi"' }],
  ])('%s', async (_what, files) => {
    const out = temporaryFolder()
    await writeTree(out, files)
    const error = await refusal(out)
    expect(error.message).toContain('did not write')
    expect(error.hint).toContain('--out')
  })

  it('is a file', async () => {
    const out = join(temporaryFolder(), 'dist')
    await writeFile(out, '')
    expect((await refusal(out)).message).toContain('is a file')
  })

  it('stands below a file', async () => {
    const folder = temporaryFolder()
    await writeFile(join(folder, 'file'), '')
    expect((await refusal(join(folder, 'file/dist'))).message).toContain('cannot be written')
    expect((await refusal(join(folder, 'file/deeper/dist'))).message).toContain('cannot be written')
  })

  it('is a link that leads nowhere', async () => {
    const out = join(temporaryFolder(), 'dist')
    await symlink('nowhere', out)
    expect((await refusal(out)).message).toContain('leads nowhere')
  })
})

describe('where an output stands', () => {
  it('follows links, of the folder and of those above it', async () => {
    const folder = await locateOutput(temporaryFolder())
    await mkdir(join(folder, 'real/dist'), { recursive: true })
    await symlink('real', join(folder, 'link'))
    expect(await locateOutput(join(folder, 'link/dist'))).toBe(join(folder, 'real/dist'))
    expect(await locateOutput(join(folder, 'link/new/dist'))).toBe(join(folder, 'real/new/dist'))
  })
})
