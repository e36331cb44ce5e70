import { readdirSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { ESLint } from 'eslint'
import tseslint from 'typescript-eslint'
import { describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../../..')

// The importing files exist in memory only, so no type information is at hand for them. The rule of vue looks for some by
// itself and now and then trips over a file that TypeScript does not know.
const eslint = new ESLint({
  cwd: root,
  overrideConfig: [tseslint.configs.disableTypeChecked, { rules: { 'vue/no-ref-as-operand': 'off' } }],
})

/** A real file in `folder` (an import rule judges only what resolves), as a path relative to the root. */
function anyFileIn(folder: string, extension: string): string {
  const found = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith(extension) && !path.includes('node_modules'))
    .sort()[0]
  if (found === undefined) throw new Error(`No ${extension} file in ${folder}`)
  return join(folder, found)
}

/** The rules that `code` breaks when it stands in `filePath` (relative to the root). */
async function broken(filePath: string, code: string): Promise<string[]> {
  const source = filePath.endsWith('.vue') ? `<script setup lang="ts">\n${code}\n</script>\n` : `${code}\n`
  const [result] = await eslint.lintText(source, { filePath: join(root, filePath) })
  const messages = result?.messages ?? []
  const fatal = messages.find((message) => message.fatal)
  if (fatal !== undefined) throw new Error(`${filePath} does not parse: ${fatal.message}`)
  return messages.map((message) => message.ruleId ?? message.message)
}

async function brokenByImport(from: string, to: string): Promise<string[]> {
  const path = relative(join(root, from, '..'), join(root, to)).replaceAll('\\', '/')
  return broken(from, `import ${JSON.stringify(path.startsWith('.') ? path : `./${path}`)}`)
}

const direction = 'import-x/no-restricted-paths'
const component = () => anyFileIn('components', '.vue')
const composable = () => anyFileIn('components/composables', '.ts')
const model = () => anyFileIn('components/models', '.ts')
const layout = () => anyFileIn('layouts', '.vue')
const addon = () => anyFileIn('addon/setup', '.ts')
const stage = () => anyFileIn('scripts/publish', '.ts')
const deckStage = () => anyFileIn('scripts/deck', '.ts')

describe('imports against the direction', () => {
  it.each([
    ['a model', 'components/models/probe.ts', 'a composable', composable],
    ['a model', 'components/models/probe.ts', 'a component', component],
    ['a model', 'components/models/probe.ts', 'data', () => anyFileIn('data', '.json')],
    ['a composable', 'components/composables/useProbe.ts', 'a component', component],
    ['a component', 'components/Probe.vue', 'a layout', layout],
    ['a component', 'components/Probe.vue', 'a script', stage],
    ['a component', 'components/Probe.vue', 'the addon', addon],
    ['a composable', 'components/composables/useProbe.ts', 'a script', stage],
    ['a model', 'components/models/probe.ts', 'a script', stage],
    ['a layout', 'layouts/probe.vue', 'a script', stage],
    ['the addon', 'addon/setup/probe.ts', 'a component', component],
    ['the addon', 'addon/setup/probe.ts', 'a model', model],
    ['the addon', 'addon/setup/probe.ts', 'a script', stage],
    ['the addon', 'addon/handout/Probe.vue', 'a layout', layout],
    ['the addon', 'addon/handout/Probe.vue', 'data', () => anyFileIn('data', '.json')],
    ['a stage', 'scripts/publish/probe.ts', 'a component', component],
    ['a stage', 'scripts/publish/probe.ts', 'a model', model],
    ['a stage', 'scripts/publish/probe.ts', 'a .vue file of the addon', () => anyFileIn('addon', '.vue')],
    ['a stage', 'scripts/publish/probe.ts', 'cli', () => 'scripts/cli.ts'],
    ['a stage', 'scripts/publish/probe.ts', 'build', () => 'scripts/build.ts'],
    ['deck', 'scripts/deck/probe.ts', 'a stage', stage],
    ['errors', 'scripts/errors.ts', 'deck', deckStage],
    ['build', 'scripts/build.ts', 'cli', () => 'scripts/cli.ts'],
    ['a stage', 'scripts/publish/probe.ts', 'a test', () => relative(root, import.meta.filename)],
  ])('%s (%s) must not import %s', async (_who, from, _what, to) => {
    expect(await brokenByImport(from, to())).toContain(direction)
  })

  const stages = readdirSync(join(root, 'scripts'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'deck')
    .map((entry) => entry.name)

  it.each(stages)('stage %s must not import another stage', async (name) => {
    const other = stages.find((candidate) => candidate !== name)
    expect(other).toBeDefined()
    expect(await brokenByImport(`scripts/${name}/probe.ts`, anyFileIn(`scripts/${other}`, '.ts'))).toContain(
      direction,
    )
  })

  it('does not look away from a dynamic import or a type', async () => {
    expect(await broken('scripts/publish/probe.ts', `await import('../build.ts')`)).toContain(direction)
    expect(await broken('scripts/publish/probe.ts', `import type {} from '../build.ts'`)).toContain(direction)
  })
})

describe('imports along the direction', () => {
  it.each([
    ['layouts/probe.vue', component],
    ['layouts/probe.vue', composable],
    ['components/Probe.vue', component],
    ['components/Probe.vue', composable],
    ['components/Probe.vue', model],
    ['components/Probe.vue', () => anyFileIn('data', '.json')],
    ['components/composables/useProbe.ts', composable],
    ['components/composables/useProbe.ts', model],
    ['components/models/probe.ts', model],
    ['addon/handout/Probe.vue', addon],
    ['scripts/publish/probe.ts', stage],
    ['scripts/publish/probe.ts', deckStage],
    ['scripts/publish/probe.ts', () => 'scripts/errors.ts'],
    ['scripts/deck/probe.ts', () => 'scripts/errors.ts'],
    ['scripts/build.ts', stage],
    ['scripts/cli.ts', () => 'scripts/build.ts'],
    ['tests/unit/probe.test.ts', stage],
    ['tests/unit/probe.test.ts', model],
  ])('%s is free to import what stands below it', async (from, to) => {
    expect(await brokenByImport(from, to())).toEqual([])
  })

  it('leaves packages to everything but models', async () => {
    expect(await broken('components/Probe.vue', `import 'vue'`)).toEqual([])
    expect(await broken('addon/setup/probe.ts', `import '@slidev/client'`)).toEqual([])
    expect(await broken('scripts/publish/probe.ts', `import 'node:fs'`)).toEqual([])
  })
})

describe('a model is a function of its arguments', () => {
  it.each([
    [`import { ref } from 'vue'\nvoid ref`, 'no-restricted-imports'],
    [`import 'node:fs'`, 'no-restricted-imports'],
    ['void Date.now()', 'no-restricted-globals'],
    ['void new Date()', 'no-restricted-globals'],
    ['void performance.now()', 'no-restricted-globals'],
    [`void document.querySelector('p')`, 'no-restricted-globals'],
    ['void window.innerWidth', 'no-restricted-globals'],
    ['void globalThis.Date', 'no-restricted-globals'],
    ['setTimeout(() => undefined, 1)', 'no-restricted-globals'],
    ['void crypto.randomUUID()', 'no-restricted-globals'],
    ['void Math.random()', 'no-restricted-properties'],
    ['const { random } = Math\nvoid random', 'no-restricted-properties'],
  ])('so %s is refused', async (code, rule) => {
    expect(await broken('components/models/probe.ts', code)).toContain(rule)
  })

  it('and arithmetic is not', async () => {
    const code = 'export function half(date: number): number {\n  return Math.floor(date / 2)\n}'
    expect(await broken('components/models/probe.ts', code)).toEqual([])
  })
})

describe('every source file', () => {
  it.each([
    `export * from './swap.ts'`,
    `export { swap } from './swap.ts'`,
    `export type { Disk } from './swap.ts'`,
  ])('is no barrel: %s', async (code) => {
    expect(await broken('scripts/publish/probe.ts', code)).toContain('no-restricted-syntax')
  })

  it('writes the extension of what it imports', async () => {
    expect(await broken('scripts/publish/probe.ts', `import './swap'`)).toContain('no-restricted-imports')
    expect(await broken('components/models/probe.ts', `import './virtualDisk'`)).toContain(
      'no-restricted-imports',
    )
  })

  it('exports by name, except where Slidev asks for a default', async () => {
    expect(await broken('scripts/publish/probe.ts', 'export default 1')).toContain(
      'import-x/no-default-export',
    )
    expect(await broken('addon/setup/probe.ts', 'export default 1')).toEqual([])
  })
})
