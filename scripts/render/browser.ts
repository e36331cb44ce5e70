import { existsSync, readFileSync } from 'node:fs'
import { chromium } from 'playwright-core'
import type { Browser } from 'playwright-core'
import { cacheDirectory } from '../deck/cacheDirectory.ts'
import { AmphiError } from '../errors.ts'
import type { BrowserWatch } from './browserWatch.ts'
import { createBrowserWatch } from './browserWatch.ts'
import { machineBrowsers } from './machineBrowsers.ts'
import { pinnedChromium } from './pinnedChromium.ts'
import { openRunFolder } from './runFolder.ts'

/** A cold start from a slow disk takes a few seconds; Playwright itself would wait for minutes. */
const START_TIMEOUT_MS = 45_000

export interface FoundChromium {
  executablePath: string
  /** Command line flags that this machine needs or that make the output the same everywhere. */
  args: string[]
  /** Additions to the environment of the browser's process. */
  env: Record<string, string>
  source: 'AMPHI_CHROMIUM' | 'pinned' | 'playwright' | 'machine'
}

/**
 * Finds the Chromium to work with: `AMPHI_CHROMIUM`, the pinned package (the same output everywhere), Playwright's
 * own, then a Chrome, Edge or Chromium of the machine.
 *
 * @throws AmphiError naming everything that was tried
 */
export async function findChromium({ signal }: { signal?: AbortSignal } = {}): Promise<FoundChromium> {
  const chosen = process.env.AMPHI_CHROMIUM
  if (chosen) {
    // A wish that cannot be met is an error: another browser would print something else without a word.
    if (!existsSync(chosen)) {
      throw new AmphiError(`AMPHI_CHROMIUM names ${chosen}, which does not exist`, {
        hint: 'Correct the variable, or unset it to let Amphi find a browser.',
        exitCode: 2,
      })
    }
    return { executablePath: chosen, args: flags('AMPHI_CHROMIUM'), env: {}, source: 'AMPHI_CHROMIUM' }
  }

  const tried: string[] = []
  try {
    const pinned = await pinnedChromium({ cache: cacheDirectory(), signal })
    return { ...pinned, args: flags('pinned'), source: 'pinned' }
  } catch (error) {
    signal?.throwIfAborted()
    tried.push(`pinned @sparticuz/chromium: ${(error as Error).message}`)
  }

  const installed = playwrightChromium()
  if (installed && existsSync(installed)) {
    return { executablePath: installed, args: flags('playwright'), env: {}, source: 'playwright' }
  }
  tried.push(`Playwright's Chromium: ${installed ?? 'no build for this platform'}`)

  const candidates = machineBrowsers({ platform: process.platform, env: process.env })
  const onMachine = candidates.find((file) => existsSync(file))
  if (onMachine) return { executablePath: onMachine, args: flags('machine'), env: {}, source: 'machine' }
  tried.push(`a Chrome, Edge or Chromium at one of ${candidates.length} usual places`)

  throw new AmphiError(`No Chromium found. Tried:\n${tried.map((place) => `  - ${place}`).join('\n')}`, {
    hint: 'Install Chrome, Edge or Chromium, or set AMPHI_CHROMIUM to the path of one.',
  })
}

/**
 * Starts the Chromium that `findChromium` finds. It ends with this process, and at once when the signal aborts.
 *
 * @param options.watch looks after it, and ends it by force when it no longer obeys
 * @throws AmphiError when none is found or it does not start; the signal's reason when aborted
 */
export async function launchBrowser({
  signal,
  watch = createBrowserWatch({ signal }),
}: { signal?: AbortSignal; watch?: BrowserWatch } = {}): Promise<Browser> {
  const found = await findChromium({ signal })
  signal?.throwIfAborted()
  const browser = await launch(found)
  executables.set(browser, found.executablePath)
  const close = () => void watch.end(browser).catch(() => undefined)
  signal?.addEventListener('abort', close, { once: true })
  browser.on('disconnected', () => signal?.removeEventListener('abort', close))
  if (signal?.aborted) {
    await watch.end(browser)
    signal.throwIfAborted()
  }
  await watch.over(watch.follow(browser))
  return browser
}

const executables = new WeakMap<Browser, string>()

/** Path of the program that runs as `browser`, which `launchBrowser` started. */
export function executableOf(browser: Browser): string {
  return executables.get(browser) ?? ''
}

/** A browser for whoever needs one now and then: started when first asked for, and again when it has ended since. */
export function browserOnDemand({ signal }: { signal: AbortSignal }): () => Promise<Browser> {
  let launched: Promise<Browser> | undefined
  const forget = () => (launched = undefined)
  return () => {
    launched ??= launchBrowser({ signal }).then((browser) => browser.on('disconnected', forget))
    launched.catch(forget)
    return launched
  }
}

async function launch(found: FoundChromium): Promise<Browser> {
  const folder = await openRunFolder()
  const start = (chromiumSandbox: boolean) =>
    folder.within(() =>
      chromium.launch({
        executablePath: found.executablePath,
        args: found.args,
        env: { ...process.env, ...found.env, ...folder.env },
        chromiumSandbox,
        headless: true,
        timeout: START_TIMEOUT_MS,
        // Who interrupts is answered by the command line, which aborts the signal.
        handleSIGINT: false,
        handleSIGTERM: false,
        handleSIGHUP: false,
      }),
    )
  const sandboxed = !found.args.includes('--no-sandbox')
  try {
    const browser = await start(sandboxed).catch((error: unknown) => {
      // A container may refuse user namespaces without saying so anywhere under /proc.
      if (sandboxed && /sandbox|namespace|zygote/i.test(String(error))) return start(false)
      throw error
    })
    return browser.on('disconnected', () => void folder.remove())
  } catch (error) {
    await folder.remove()
    return fail(found, error)
  }
}

function fail(found: FoundChromium, cause: unknown): never {
  const firstLine = String((cause as Error).message).split('\n')[0]
  throw new AmphiError(`Chromium did not start (${found.source}: ${found.executablePath}): ${firstLine}`, {
    hint: 'Set AMPHI_CHROMIUM to the path of a Chrome, Edge or Chromium that starts on this machine.',
    cause,
  })
}

function flags(source: FoundChromium['source']): string[] {
  return [
    // Glyphs keep their designed advance widths, whatever the machine's font settings.
    '--font-render-hinting=none',
    '--disable-lcd-text',
    '--disable-gpu',
    // Playwright already switches most of the background traffic off.
    '--disable-domain-reliability',
    '--disable-sync',
    '--no-pings',
    '--no-first-run',
    ...(needsNoSandbox(source) ? ['--no-sandbox'] : []),
  ]
}

// An installed browser brings its own sandbox helper or profile; the others lean on user namespaces.
function needsNoSandbox(source: FoundChromium['source']): boolean {
  if (process.platform !== 'linux') return false
  if (process.getuid?.() === 0) return true
  if (source === 'machine') return false
  return (
    kernelSetting('/proc/sys/kernel/unprivileged_userns_clone') === '0' ||
    kernelSetting('/proc/sys/kernel/apparmor_restrict_unprivileged_userns') === '1' ||
    kernelSetting('/proc/sys/user/max_user_namespaces') === '0'
  )
}

function kernelSetting(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    return undefined
  }
}

function playwrightChromium(): string | undefined {
  try {
    return chromium.executablePath() || undefined
  } catch {
    return undefined
  }
}
