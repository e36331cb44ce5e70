import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { copyFile, mkdir, readFile, readdir, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'

const launcher = join(import.meta.dirname, '../../../scripts/amphi.mjs')

// Stands for npm: notes that it ran, makes the one package, or fails as npm does.
const FAKE_NPM = `
import { appendFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
appendFileSync('npm-ran', process.argv.slice(2).join(' ') + '\\n')
appendFileSync('npm-cache', (process.env.npm_config_cache ?? '') + '\\n')
if (existsSync('refuse')) {
  process.stderr.write('npm error code ECONNREFUSED\\n')
  process.exit(1)
}
while (existsSync('hold')) await new Promise((resolve) => setTimeout(resolve, 20))
mkdirSync('node_modules/needed', { recursive: true })
writeFileSync('node_modules/needed/package.json', '{"version":"1.0.0"}')
`
const CLI = `process.stdout.write(JSON.stringify(process.argv.slice(2)))\nprocess.exitCode = process.argv.includes('--fail') ? 1 : 0\n`
const lockOf = (version: string) =>
  JSON.stringify({
    packages: { '': {}, 'node_modules/needed': { version }, 'node_modules/other-os': { optional: true } },
  })

/** A project with the real launcher, one package, no pinned Node, and a false npm. */
async function project() {
  const root = mkdtempSync(join(tmpdir(), 'amphi-launcher-'))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  await mkdir(join(root, 'scripts'))
  await mkdir(join(root, 'npm'))
  await copyFile(launcher, join(root, 'scripts/amphi.mjs'))
  await writeFile(join(root, 'scripts/cli.ts'), CLI)
  await writeFile(join(root, 'npm/package.json'), '{"type":"module"}')
  await writeFile(join(root, 'npm/npm-cli.js'), FAKE_NPM)
  await writeFile(
    join(root, 'package.json'),
    JSON.stringify({ type: 'module', dependencies: { needed: '1.0.0' }, optionalDependencies: {} }),
  )
  await writeFile(join(root, 'package-lock.json'), lockOf('1.0.0'))

  const start = (args: string[] = [], env: NodeJS.ProcessEnv = {}) =>
    new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve, reject) => {
      const child = spawn(process.execPath, [join(root, 'scripts/amphi.mjs'), ...args], {
        cwd: root,
        env: {
          PATH: process.env.PATH,
          HOME: join(root, 'home'),
          npm_execpath: join(root, 'npm/npm-cli.js'),
          ...env,
        },
      })
      let [stdout, stderr] = ['', '']
      child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()))
      child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
      child.on('error', reject)
      child.on('close', (code) => resolve({ code, stdout, stderr }))
    })
  const installations = async () => {
    const file = join(root, 'npm-ran')
    return existsSync(file) ? (await readFile(file, 'utf8')).trim().split('\n') : []
  }
  return { root, start, installations }
}

describe('the launcher', () => {
  it('installs the locked packages without their scripts, says so on stderr, and hands the arguments over', async () => {
    const { start, installations } = await project()
    const { code, stdout, stderr } = await start(['build', 'a deck.md', '--json'])
    expect(code).toBe(0)
    expect(stdout).toBe('["build","a deck.md","--json"]')
    expect(stderr).toMatch(/^amphi: installed the locked packages .*\n$/)
    expect(await installations()).toEqual([expect.stringMatching(/^ci --ignore-scripts /)])
  })

  it('says and does nothing the second time', async () => {
    const { start, installations } = await project()
    await start()
    expect((await start()).stderr).toBe('')
    expect(await installations()).toHaveLength(1)
  })

  it('installs again when the lock file changed, or when a package is gone', async () => {
    const { root, start, installations } = await project()
    await start()
    await writeFile(join(root, 'package-lock.json'), lockOf('1.0.1'))
    await start()
    expect(await installations()).toHaveLength(2)
    rmSync(join(root, 'node_modules/needed'), { recursive: true })
    await start()
    expect(await installations()).toHaveLength(3)
  })

  it('takes what npm installed on its own for installed, when it is all there', async () => {
    const { root, start, installations } = await project()
    await mkdir(join(root, 'node_modules/needed'), { recursive: true })
    await writeFile(join(root, 'node_modules/needed/package.json'), '{}')
    const record = (version: string) =>
      writeFile(
        join(root, 'node_modules/.package-lock.json'),
        JSON.stringify({ packages: { 'node_modules/needed': { version } } }),
      )
    await record('1.0.0')
    expect((await start()).code).toBe(0)
    expect(await installations()).toHaveLength(0)
    rmSync(join(root, 'node_modules/.amphi-installed'))
    await record('0.9.0')
    await start()
    expect(await installations()).toHaveLength(1)
  })

  it('installs once when started twice at the same time', async () => {
    const { root, start, installations } = await project()
    const codes = await Promise.all([start(), start(), start()])
    expect(codes.map(({ code }) => code)).toEqual([0, 0, 0])
    expect(await installations()).toHaveLength(1)
    expect(existsSync(join(root, '.amphi-install'))).toBe(false)
  })

  it('does not wait for a launcher that was killed', async () => {
    const { root, start } = await project()
    await mkdir(join(root, '.amphi-install'))
    await writeFile(join(root, '.amphi-install/2147483646-7'), '')
    expect((await start()).code).toBe(0)
    expect(existsSync(join(root, '.amphi-install'))).toBe(false)
  })

  it.runIf(process.platform === 'linux')(
    'does not take a process whose number was given out again for the one that installs',
    async () => {
      const { root, start } = await project()
      await mkdir(join(root, '.amphi-install'))
      await writeFile(join(root, `.amphi-install/${process.pid}-7`), '')
      expect((await start()).code).toBe(0)
    },
  )

  it('waits for a launcher that installs, whatever the clock says', async () => {
    const { root, start } = await project()
    await writeFile(join(root, 'hold'), '')
    const first = start()
    await vi.waitFor(async () => expect(await readdir(join(root, '.amphi-install'))).toHaveLength(2))
    const longAgo = new Date(0)
    await utimes(join(root, '.amphi-install'), longAgo, longAgo)
    const second = start()
    rmSync(join(root, 'hold'))
    expect([(await first).code, (await second).code]).toEqual([0, 0])
    expect(await readFile(join(root, 'npm-ran'), 'utf8')).toMatch(/^[^\n]+\n$/)
  })

  it('installs again when a package that another needs is gone, or half there', async () => {
    const { root, start, installations } = await project()
    await start()
    await writeFile(
      join(root, 'node_modules/.package-lock.json'),
      JSON.stringify({ packages: { 'node_modules/needed': { version: '1.0.0' } } }),
    )
    rmSync(join(root, 'node_modules/needed/package.json'))
    expect((await start()).code).toBe(0)
    expect(await installations()).toHaveLength(2)
  })

  it('shows what npm says when it fails, says what to do, and tries again next time', async () => {
    const { root, start } = await project()
    await writeFile(join(root, 'refuse'), '')
    const { code, stdout, stderr } = await start(['--quiet'])
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toContain('npm error code ECONNREFUSED')
    expect(stderr).toContain('then run the same command again')
    expect(existsSync(join(root, '.amphi-install'))).toBe(false)
    rmSync(join(root, 'refuse'))
    expect((await start()).code).toBe(0)
  })

  it('gives npm a cache of its own where the home is missing, and removes it', async () => {
    const { root, start } = await project()
    await writeFile(join(root, 'file'), '')
    expect((await start([], { HOME: join(root, 'file/home') })).code).toBe(0)
    const cache = (await readFile(join(root, 'npm-cache'), 'utf8')).trim()
    expect(cache).toContain('amphi-npm-')
    expect(existsSync(cache)).toBe(false)
  })

  it('is quiet when asked, and returns the exit code of the command', async () => {
    const { start } = await project()
    expect(await start(['--quiet', '--fail'])).toMatchObject({ code: 1, stderr: '' })
  })
})
