import { join } from 'node:path'
import type { Browser, BrowserContext } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import type { Deck } from '../../scripts/deck/deck.ts'
import { readDeck } from '../../scripts/deck/readDeck.ts'
import { launchBrowser } from '../../scripts/render/browser.ts'
import type { SimulationWindow } from '../support/simulationWindow.ts'
import { oneLine, openSimulation, soon } from '../support/simulationWindow.ts'

const { entry, out } = inject('lecture')
const deckUrl = `file://${join(out, 'speaker/deck.html')}`

/** Every slide with a simulation, the length of its story, and something to play freely by the keyboard. */
const simulations = [
  { slide: 'objectifs', steps: 0, control: 'Définir', keys: ['Space'] },
  { slide: 'double-efficace-isole', steps: 2, control: /^Équivalence/, keys: ['ArrowRight'] },
  { slide: 'disque-fichier', steps: 6, control: 'Tout écrire', keys: ['Enter'] },
  { slide: 'vide-paye', steps: 3, control: /charge/i, keys: ['ArrowRight'] },
  { slide: 'consolidation', steps: 4, control: 'Avec réserve', keys: ['Enter'] },
  { slide: 'panne', steps: 4, control: /H3/, keys: ['Enter'] },
  { slide: 'frise', steps: 8, control: 'Cloud', keys: ['Enter'] },
  { slide: 'derouter-emuler', steps: 7, control: 'Exécuter', keys: ['Enter'] },
  { slide: 'popf', steps: 5, control: 'Exécuter', keys: ['Enter'] },
  { slide: 'sortie-configuree', steps: 4, control: /^Sortie demandée pour OUT/, keys: ['Space'] },
  { slide: 'vote-kvm', steps: 0, control: 'Type 2 : +10', keys: ['Enter'] },
  { slide: 'tables-ombre', steps: 4, control: /^L’invité écrit/, keys: ['Enter'] },
  { slide: 'pagination-imbriquee', steps: 7, control: '2 Mio', keys: ['Space'] },
  { slide: 'ballonnet', steps: 6, control: 'Gonfler', keys: ['Enter'] },
  { slide: 'surallouer', steps: 2, control: 'Nombre de VM : un de moins', keys: ['Enter'] },
  { slide: 'instantane', steps: 7, control: /^Prendre/, keys: ['Enter'] },
  { slide: 'instantane-limites', steps: 5, control: 'Perdre la base', keys: ['Enter'] },
  { slide: 'migration', steps: 6, control: 'Jusqu’à la pause', keys: ['Enter'] },
  { slide: 'piles', steps: 6, control: 'Xen', keys: ['Enter'] },
  { slide: 'sdn', steps: 8, control: 'Envoyer un paquet du flot C', keys: ['Enter'] },
  { slide: 'sds', steps: 4, control: 'Déplacer le volume en baie B', keys: ['Enter'] },
  { slide: 'quiz-tirage', steps: 9, control: 'Autre tirage', keys: ['Enter'] },
]
/** The components that play, so that none is forgotten above. */
const PLAYING =
  /<(?:Balloon|Consolidation|HandsVote|History|IdlePower|LiveMigration|NestedPaging|Objectives|Overcommit|PropertyMatch|QuizDraw|Snapshots|SoftwareDefined|StackBuilder|TrapAndEmulate|VirtualDisk)\b/

let browser: Browser
let deck: Deck
let context: BrowserContext
beforeAll(async () => {
  browser = await launchBrowser()
  deck = (await readDeck(entry, new AbortController().signal)).deck
})
beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' })
})
afterEach(() => context.close())
afterAll(() => browser.close())

function numberOf(id: string): number {
  const slide = deck.slides.find((one) => one.id === id)
  if (!slide) throw new Error(`No slide has the id ${id}`)
  return slide.no
}

function open(no: number, place: { presenter?: boolean } = {}): Promise<SimulationWindow> {
  return openSimulation(context, { deckUrl, no, ...place })
}

/** Everything that somebody sees of a simulation, as words. */
async function picture(window: SimulationWindow): Promise<string> {
  return oneLine(await window.live.locator('.body').innerText())
}

it('each slide with a simulation is played here', () => {
  const playing = deck.slides.filter(({ content }) => PLAYING.test(content)).map(({ id }) => id)
  expect(playing.sort()).toEqual(simulations.map(({ slide }) => slide).sort())
})

describe.each(simulations)('on slide $slide', ({ slide, steps, control, keys }) => {
  it('the room sees each state that the presenter plays by keyboard, to the last and back to the first', async () => {
    const no = numberOf(slide)
    const room = await open(no)
    const presenter = await open(no, { presenter: true })
    const told = [await presenter.text()]
    expect(told[0]).not.toBe('')
    for (let step = 1; step <= steps; step++) {
      await presenter.press('PageDown')
      for (const window of [presenter, room])
        await soon(() => window.step()).toBe(`étape ${step} sur ${steps}`)
      const text = await presenter.text()
      await soon(() => room.text()).toBe(text)
      expect(await picture(room)).toBe(await picture(presenter))
      told.push(text)
    }
    expect(new Set(told).size, 'every step changes what is told').toBe(steps + 1)
    for (let step = steps - 1; step >= 0; step--) {
      await presenter.press('PageUp')
      for (const window of [presenter, room]) await soon(() => window.text()).toBe(told[step])
    }
  })

  it('what is played freely in the presenter shows in the room, and in a window that comes late', async () => {
    const no = numberOf(slide)
    const room = await open(no)
    const presenter = await open(no, { presenter: true })
    const before = await room.text()
    await presenter.control(control).focus()
    await presenter.press(...keys)
    await soon(() => room.text()).not.toBe(before)
    const played = await presenter.text()
    await soon(() => room.text()).toBe(played)
    expect(await picture(room)).toBe(await picture(presenter))
    const late = await open(no)
    await soon(() => late.text()).toBe(played)
  })

  it('PageDown is the clicker’s, whatever control has the focus', async () => {
    const no = numberOf(slide)
    const room = await open(no)
    await room.control(control).focus()
    await room.press('PageDown')
    const turned = steps > 0 ? `#/${no}?clicks=1` : `#/${no + 1}`
    await soon(() => room.page.evaluate(() => location.hash)).toBe(turned)
  })
})
