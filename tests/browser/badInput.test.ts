import { chmod, cp, readFile, readdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, inject, it } from 'vitest'
import { runAmphi, startAmphi } from '../support/amphi.ts'
import { deckFolder } from '../support/deckFolder.ts'
import { folderState } from '../support/folderState.ts'

const good = inject('plain')

interface BadDeck {
  what: string
  files: Record<string, string>
  /** How the message begins: file and line. */
  place: string
  says: RegExp
}

const bullets = Array.from({ length: 40 }, (_, index) => `- Bullet number ${index + 1}`).join('\n')

const badDecks: BadDeck[] = [
  {
    what: 'a missing image',
    files: { 'slides.md': '# One\n\n![A cat](./cat.png)\n' },
    place: 'slides.md:3:10',
    says: /"\.\/cat\.png" does not exist/,
  },
  {
    what: 'a missing image in a part',
    files: {
      'slides.md': '# One\n\n---\nsrc: ./parts/two.md\n---\n',
      'parts/two.md': '# Two\n\n![A cat](/cat.png)\n',
    },
    place: 'parts/two.md:3:10',
    says: /"\/cat\.png" does not exist/,
  },
  {
    what: 'an invalid Mermaid fence',
    files: { 'slides.md': '# One\n\n```mermaid\nflowchart TD\n  a --> --> b\n```\n' },
    place: 'slides.md:5',
    says: /Mermaid cannot read this diagram/,
  },
  {
    what: 'YAML that does not parse',
    files: { 'slides.md': '# One\n\n---\nlayout: "center\n---\n\n# Two\n' },
    place: 'slides.md:',
    says: /not valid YAML/,
  },
  {
    what: 'an unknown layout',
    files: { 'slides.md': '# One\n\n---\nlayout: centre\n---\n\n# Two\n' },
    place: 'slides.md:4',
    says: /There is no layout "centre"/,
  },
  {
    what: 'an unknown component',
    files: { 'slides.md': '# One\n\n<NobodyHasThis />\n' },
    place: 'slides.md:3',
    says: /There is no component <NobodyHasThis>/,
  },
  {
    what: 'a component that throws',
    files: {
      'slides.md': '# One\n\n---\n\n# Two\n\n<Broken />\n',
      'components/Broken.vue':
        '<script setup>\nthrow new Error("out of order")\n</script>\n<template><p>never</p></template>\n',
    },
    place: 'slides.md:7',
    says: /Slide 2, component Broken, throws: out of order/,
  },
  {
    what: 'a component that throws in the prose of the handout',
    files: {
      'slides.md': '# One\n\n::handout::\n\nProse\n\n<Broken />\n',
      'components/Broken.vue':
        '<script setup>\nthrow new Error("out of order")\n</script>\n<template><p>never</p></template>\n',
    },
    place: 'slides.md:7',
    says: /component Broken, throws: out of order/,
  },
  {
    what: 'clipped text',
    files: { 'slides.md': `# One\n\n---\n\n# Too much\n\n${bullets}\n` },
    place: 'slides.md:',
    says: /"Bullet number \d+" and \d+ more is cut off below its lower edge/,
  },
  {
    what: 'text clipped by its own box',
    files: {
      'slides.md': '# One\n\n<div style="height: 30px; overflow: hidden">\n\nSeen\n\nNever seen\n\n</div>\n',
    },
    place: 'slides.md:7',
    says: /"Never seen".* is cut off/,
  },
  {
    what: 'Vue that does not compile',
    files: { 'slides.md': '# One\n\n---\n\n# Two\n\n<div v-if="a +">text</div>\n' },
    place: 'slides.md:4',
    says: /Slide 2 does not compile/,
  },
  {
    what: 'an empty deck',
    files: { 'slides.md': '\n' },
    place: 'slides.md:1',
    says: /no slide with any content/,
  },
]

describe('a deck that is wrong', () => {
  it.each(badDecks)(
    'stops the build at $what: exit 1, file and line, what to do, the last output untouched',
    async ({ files, place, says }) => {
      const folder = await deckFolder(files)
      const out = join(folder, 'dist')
      await cp(good.out, out, { recursive: true })
      const before = await folderState(out)
      const run = await runAmphi(['build', 'slides.md'], { cwd: folder })
      expect(run.stderr).toMatch(says)
      expect(run.stderr).toMatch(new RegExp(`^${place.replaceAll('.', '\\.')}`, 'm'))
      expect(run.stderr).toContain('→')
      expect(run.stderr).not.toMatch(/^\s+at /m)
      expect(run.exitCode).toBe(1)
      expect(await folderState(out)).toEqual(before)
      expect((await readdir(folder)).filter((name) => name.includes('amphi'))).toEqual([])
      expect(run.orphans).toEqual([])
    },
  )
})

describe('a deck that fails in one edition only', () => {
  it('ends the other one with it', async () => {
    const folder = await deckFolder({
      'slides.md': '# One\n',
      'vite.config.ts':
        'export default { plugins: [{ name: "half", configResolved({ base }) { if (base === "./") throw new Error("no site today") } }] }\n',
    })
    const run = await runAmphi(['build', 'slides.md'], { cwd: folder })
    expect(run).toMatchObject({ exitCode: 1, orphans: [] })
    expect(run.stderr).toContain('no site today')
    expect((await readdir(folder)).filter((name) => name.includes('amphi') || name === 'dist')).toEqual([])
  })
})

describe('a command that is wrong', () => {
  it('exits with 2 for a deck that does not exist', async () => {
    const folder = await deckFolder({})
    const run = await runAmphi(['build', 'gone/slides.md'], { cwd: folder })
    expect(run).toMatchObject({ exitCode: 2, orphans: [] })
    expect(run.stderr).toContain(join(folder, 'gone/slides.md'))
    expect(await readdir(folder)).toEqual([])
  })

  it.each([[['bild']], [['build', '--only', 'poster']], [[]]])('exits with 2 for %j', async (args) => {
    const folder = await deckFolder({ 'slides.md': '# One\n' })
    const run = await runAmphi(args, { cwd: folder })
    expect(run.exitCode).toBe(2)
    expect(run.stderr).toContain('→')
  })
})

describe('an output folder that is wrong', () => {
  it('is refused when it holds somebody’s files', async () => {
    const folder = await deckFolder({ 'slides.md': '# One\n', 'mine/thesis.txt': 'years of work' })
    const run = await runAmphi(['build', 'slides.md', '--out', 'mine'], { cwd: folder })
    expect(run).toMatchObject({ exitCode: 1, orphans: [] })
    expect(run.stderr).toContain('mine')
    expect(await readdir(join(folder, 'mine'))).toEqual(['thesis.txt'])
  })

  it('is refused when it is a file', async () => {
    const folder = await deckFolder({ 'slides.md': '# One\n', dist: 'a file' })
    const run = await runAmphi(['build', 'slides.md'], { cwd: folder })
    expect(run).toMatchObject({ exitCode: 1, orphans: [] })
    expect((await readdir(folder)).sort()).toEqual(['dist', 'slides.md'])
  })

  it('is refused when no folder can be made there', async () => {
    const folder = await deckFolder({ 'slides.md': '# One\n', blocker: 'a file' })
    const run = await runAmphi(['build', 'slides.md', '--out', 'blocker/dist'], { cwd: folder })
    expect(run).toMatchObject({ exitCode: 1, orphans: [] })
    expect(run.stderr).toContain('blocker/dist')
  })

  it.runIf(process.platform === 'linux')('is refused where nobody may write', async () => {
    const folder = await deckFolder({ 'slides.md': '# One\n' })
    const run = await runAmphi(['build', 'slides.md', '--out', '/proc/amphi/dist'], { cwd: folder })
    expect(run).toMatchObject({ exitCode: 1, orphans: [] })
    expect(run.stderr).toContain('/proc/amphi/dist')
  })
})

describe('a deck in an unusual place', () => {
  it('builds behind a link, in a folder with spaces and accents, with files named in French', async () => {
    const folder = await deckFolder({
      'vrai dossier été/slides.md': '# Un\n\n<<< ./schéma.mmd mermaid\n\n![l’hôte](<./l hôte.svg>)\n',
      'vrai dossier été/schéma.mmd': 'flowchart LR\n  invité --> hôte\n',
      'vrai dossier été/l hôte.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>',
    })
    await symlink(join(folder, 'vrai dossier été'), join(folder, 'lien'))
    await chmod(join(folder, 'vrai dossier été/l hôte.svg'), 0o444)
    const run = await runAmphi(['build', 'lien/slides.md', '--out', 'sortie'], { cwd: folder })
    expect(run, run.stderr).toMatchObject({ exitCode: 0, orphans: [] })
    expect(await readFile(join(folder, 'sortie/speaker/deck.html'), 'utf8')).toContain('invité')
  })
})

describe('an interruption', () => {
  it.each(['Read and check the deck', 'Draw the diagrams', 'Bundle the deck', 'Check every slide', 'Print'])(
    'right after the stage “%s” exits with 130, leaves the last output as it was and no process behind',
    async (stage) => {
      const folder = await deckFolder({ 'slides.md': '# One\n\n```mermaid\nflowchart LR\n  a --> b\n```\n' })
      const out = join(folder, 'dist')
      await cp(good.out, out, { recursive: true })
      const before = await folderState(out)
      const { child, ended } = startAmphi(['build', 'slides.md'], { cwd: folder })
      child.stderr?.on('data', (text: string) => text.includes(`${stage} (`) && child.kill('SIGINT'))
      expect(await ended).toMatchObject({ exitCode: 130, orphans: [] })
      expect(await folderState(out)).toEqual(before)
      expect((await readdir(folder)).filter((name) => name.includes('amphi'))).toEqual([])
    },
  )
})

describe('--only', () => {
  it.each([
    { name: 'handout', damaged: 'site/handout.pdf' },
    { name: 'site', damaged: 'site/index.html' },
    { name: 'deck', damaged: 'speaker/deck.html' },
  ])('replaces the output $name and keeps every other byte', async ({ name, damaged }) => {
    const out = join(await deckFolder({}), 'dist')
    await cp(good.out, out, { recursive: true })
    await writeFile(join(out, damaged), 'damaged')
    const before = await folderState(out)
    const run = await runAmphi(['build', good.entry, '--out', out, '--only', name, '--quiet'])
    expect(run, run.stderr).toMatchObject({ exitCode: 0, orphans: [] })
    const after = await folderState(out)
    const changed = Object.keys(after).filter((file) => after[file] !== before[file])
    expect(changed.map((file) => file.slice(out.length + 1)).sort()).toEqual(
      ['manifest.json', damaged].sort(),
    )
    expect(Object.keys(after).sort()).toEqual(Object.keys(before).sort())
  })
})
