import { findChromium } from '../../scripts/render/browser.ts'
import type { StartedAmphi } from './amphi.ts'
import { startAmphi } from './amphi.ts'

export interface ServedDeck extends StartedAmphi {
  /** Ends with a slash. */
  address: string
  port: number
}

/**
 * Starts a command that serves a deck on a free port, and waits for the line that names its address.
 * @param args the command and its words, without `--port`
 */
export async function serveDeck(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<ServedDeck> {
  const started = startAmphi([...args, '--port', '0'], { env })
  const named = new Promise<string>((resolve) => {
    started.child.stdout?.on('data', () => {
      const address = /^http:\S+\/(?=\s+the slides$)/m.exec(started.output.stdout)?.[0]
      if (address) resolve(address)
    })
  })
  const failed = started.ended.then(({ exitCode, stderr }) => {
    throw new Error(`${args[0] ?? ''} ended with ${exitCode}:\n${stderr}`)
  })
  const address = await Promise.race([named, failed])
  return { ...started, address, port: Number(new URL(address).port) }
}

/** `dev` with a cache without diagrams: the server must draw them. The browser for that need not be unpacked again. */
export async function serveDev(entry: string, cache: string): Promise<ServedDeck> {
  const { executablePath, env } = await findChromium()
  return await serveDeck(['dev', entry], { ...env, AMPHI_CACHE: cache, AMPHI_CHROMIUM: executablePath })
}
