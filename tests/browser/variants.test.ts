import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { beforeAll, describe, expect, inject, it } from 'vitest'
import { splitHandoutProse } from '../../addon/setup/handoutProse.ts'
import type { Deck } from '../../scripts/deck/deck.ts'
import { readDeck } from '../../scripts/deck/readDeck.ts'
import type { PdfInspection } from '../../scripts/pdf/inspect.ts'
import { inspectPdf } from '../../scripts/pdf/inspect.ts'
import { runAmphi } from '../support/amphi.ts'
import { slideEntries } from '../support/pdf.ts'

const lecture = inject('lecture')
const plain = inject('plain')

async function open(out: string, path: string): Promise<PdfInspection> {
  return inspectPdf(new Uint8Array(await readFile(join(out, path))))
}

/** Letters and digits only: a PDF breaks lines and joins letters as it likes. */
function letters(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .toLowerCase()
}

/** The longest passage of a note without markup or click marker, as letters. */
function passage(note: string): string {
  const pieces = note.split(/\[click[^\]]*\]|[*_`<>[\]\n]/)
  return letters(pieces.sort((a, b) => b.length - a.length)[0] ?? '')
}

describe('the notes of the lecture', () => {
  let deck: Deck
  let pdf: PdfInspection
  beforeAll(async () => {
    deck = (await readDeck(lecture.entry, new AbortController().signal)).deck
    pdf = await open(lecture.out, 'speaker/notes.pdf')
  })

  it('are A4, tagged, in French, under the title of the lecture', () => {
    expect(pdf).toMatchObject({ tagged: true, lang: 'fr', title: deck.title })
    for (const { width, height } of pdf.sizes) {
      expect(width).toBeCloseTo(595, 0)
      expect(height).toBeCloseTo(842, 0)
    }
  })

  it('show every slide with its title, its whole note and its minutes, from the page that the outline names', () => {
    const entries = slideEntries(pdf)
    expect(entries).toHaveLength(deck.slides.length)
    deck.slides.forEach(({ no, title, note, frontmatter }, index) => {
      const from = entries[index]?.page ?? -1
      // A note longer than its page goes on at the next one.
      const text = letters(pdf.textByPage.slice(from, from + 2).join(' '))
      expect(text, `slide ${no}`).toContain(letters(title))
      const paragraphs = note.split(/\n\s*\n/).map((paragraph) => passage(paragraph))
      for (const said of paragraphs) expect(text, `slide ${no}`).toContain(said)
      if (typeof frontmatter['minutes'] === 'number' && frontmatter['minutes'] >= 1)
        expect(text).toContain(letters(`${Math.floor(frontmatter['minutes'])} min`))
    })
  })

  it('say at which click something is said', () => {
    const all = letters(pdf.textByPage.join(' '))
    const clicks = deck.slides.flatMap(({ note }) => note.match(/\[click\]/g) ?? [])
    expect(clicks.length).toBeGreaterThan(20)
    expect(all.match(/clic\d/g)?.length).toBeGreaterThanOrEqual(clicks.length)
  })

  it('end with a page that shows something', () => {
    expect(letters(pdf.textByPage.at(-1) ?? '').length).toBeGreaterThan(100)
  })

  it('stand nowhere in the site: neither in a file of it nor in a PDF that lies there', async () => {
    const site = join(lecture.out, 'site')
    const notes = deck.slides
      .filter(({ note, content }) => !letters(splitHandoutProse(content).prose ?? '').includes(passage(note)))
      .map(({ note }) => passage(note).slice(0, 80))
      .filter((said) => said.length > 40)
    expect(notes.length).toBeGreaterThan(30)
    for (const file of await readdir(site, { recursive: true })) {
      if (!/\.(?:js|css|html|json|svg|pdf)$/.test(file)) continue
      expect(file).not.toMatch(/note/i)
      const bytes = await readFile(join(site, file))
      const text = file.endsWith('.pdf')
        ? (await inspectPdf(new Uint8Array(bytes))).textByPage.join(' ')
        : bytes.toString()
      const found = letters(text)
      expect(
        notes.filter((said) => found.includes(said)),
        file,
      ).toEqual([])
    }
  })
})

describe('the notes of a deck that plans nothing and says little', () => {
  it('show all its slides, what it says, and lines where it says nothing', async () => {
    const pdf = await open(plain.out, 'speaker/notes.pdf')
    expect(pdf).toMatchObject({ tagged: true, lang: 'en', title: 'Sorting out sorting' })
    const all = pdf.textByPage.join(' ').replaceAll(/\s+/g, ' ')
    expect(all).toContain('This sentence is for the speaker only.')
    expect(all).toMatch(/click 1\s+The first line\.\s+click 2\s+The others\./)
    expect(all).not.toMatch(/\bmin\b|undefined|NaN|Session/)
    expect(slideEntries(pdf).map(({ title }) => title)).toHaveLength(8)
    expect(pdf.textByPage.at(-1)).toContain('A part of its own')
  })
})

describe('a default build', () => {
  it('prints the ruled handout beside the other, and no page for every click', async () => {
    expect((await readdir(join(lecture.out, 'speaker'))).sort()).toEqual([
      'deck.html',
      'notes.pdf',
      'slides.pdf',
    ])
    expect(await readdir(join(lecture.out, 'site'))).toEqual(
      expect.arrayContaining(['slides.pdf', 'handout.pdf', 'handout-ruled.pdf']),
    )
  })
})

describe('a page for every click', () => {
  let out = ''
  let pdf: PdfInspection
  beforeAll(async () => {
    out = join(dirname(plain.out), 'steps')
    const run = await runAmphi(['build', plain.entry, '--only', 'slides-steps,notes', '--out', out])
    expect(run, run.stderr).toMatchObject({ exitCode: 0, orphans: [] })
    pdf = await open(out, 'speaker/slides-steps.pdf')
  })

  it('is printed only when it is asked for by name, beside what else is', async () => {
    expect(await readdir(out)).not.toContain('site')
    expect((await readdir(join(out, 'speaker'))).sort()).toEqual(['notes.pdf', 'slides-steps.pdf'])
  })

  it('shows each slide in every state, each as large as the canvas', () => {
    // Slide 2 has two more states of its code and two list items, slide 3 one thing that appears; the others nothing.
    const clicks = [0, 4, 1, 0, 0, 0, 0, 0]
    const firstPages = clicks.map((_, slide) =>
      clicks.slice(0, slide).reduce((sum, count) => sum + count + 1, 0),
    )
    expect(pdf.pages).toBe(13)
    expect(slideEntries(pdf).map(({ page }) => page)).toEqual(firstPages)
    for (const { width } of pdf.sizes) expect(width).toBeCloseTo(735.12, 0)
    const code = pdf.textByPage.flatMap((text, page) => (text.includes('Code, step by step') ? [page] : []))
    expect(code).toEqual([1, 2, 3, 4, 5])
  })

  it('leaves the other variants the bytes that they had in another build', async () => {
    const [one, other] = await Promise.all(
      [out, plain.out].map((folder) => readFile(join(folder, 'speaker/notes.pdf'))),
    )
    expect(one?.equals(other ?? Buffer.alloc(0))).toBe(true)
  })
})

describe('a single session', () => {
  const sentences = Array.from({ length: 400 }, (_, index) => `This is sentence ${index} of many.`)
  let out = ''
  let notes: PdfInspection
  beforeAll(async () => {
    const slides = [
      { frontmatter: 'session: Morning', body: '# One' },
      { frontmatter: 'minutes: 3', body: '# Two' },
      {
        frontmatter: 'session: Afternoon\nminutes: 2.5',
        body: `# Three\n\n<!--\n${sentences.join(' ')}\n-->`,
      },
      { frontmatter: 'minutes: 1', body: '# Four' },
    ]
    const folder = join(dirname(plain.out), 'sessions')
    await mkdir(folder)
    await writeFile(
      join(folder, 'slides.md'),
      slides.map(({ frontmatter, body }) => `---\n${frontmatter}\n---\n\n${body}\n`).join('\n'),
    )
    const args = ['--session', '2', '--start', '10:00', '--only', 'slides,notes']
    const run = await runAmphi(['build', 'slides.md', ...args], { cwd: folder })
    expect(run, run.stderr).toMatchObject({ exitCode: 0, orphans: [] })
    out = join(folder, 'dist-session-2')
    notes = await open(out, 'speaker/notes.pdf')
  })

  it('is printed into a folder of its own, and its slides keep their numbers', async () => {
    expect((await open(out, 'site/slides.pdf')).pages).toBe(2)
    expect(slideEntries(notes).map(({ title }) => title)).toEqual(['3. Three', '4. Four'])
    const text = notes.textByPage.join(' ')
    expect(text).toContain('Afternoon')
    expect(text).not.toMatch(/Morning|Two/)
  })

  it('has times of day in its notes, from the start that is given', () => {
    expect(notes.textByPage[0]).toContain('10:00')
    expect(notes.textByPage.join(' ')).toContain('10:02')
  })

  it('prints a note that is longer than a page to its end', () => {
    expect(notes.pages).toBeGreaterThan(2)
    const all = letters(notes.textByPage.join(' '))
    // A page may end within a sentence, but not within its number.
    sentences.forEach((_, index) => expect(all).toContain(`sentence${index}of`))
  })
})

describe('an option that makes no sense', () => {
  it.each([
    [['--session', '9'], /no session 9[^]*It has: 1 \(Comprendre\), 2 \(Construire et choisir\)/],
    [['--start', '25:00'], /"25:00" is not a time of day/],
    [['--session', '1', '--route', 'short'], /route "short" has no sessions/],
  ])('is wrong usage, and nothing is written: %s', async (args, message) => {
    const out = join(dirname(lecture.out), 'none')
    const run = await runAmphi(['build', lecture.entry, ...args, '--out', out])
    expect(run).toMatchObject({ exitCode: 2, stdout: '', orphans: [] })
    expect(run.stderr).toMatch(message)
    await expect(readdir(out)).rejects.toThrow('ENOENT')
  })
})
