import { createServer, mergeConfig } from 'vite'
import { parser } from '@slidev/cli'
import { attachAmphi } from './bundle/attachAmphi.ts'
import { adaptConfig, followDeckRoute, resolveDeckOptions } from './bundle/deckOptions.ts'
import { guardDevServer } from './bundle/guardDevServer.ts'
import { keepAddresses } from './bundle/keepAddresses.ts'
import { registerPackageFallback } from './bundle/packageFallback.ts'
import { utilityWords } from './bundle/utilityWords.ts'
import { createViteConfig } from './bundle/viteConfig.ts'
import { readDeck } from './deck/readDeck.ts'
import { createDiagramRenderer } from './diagrams/createDiagramRenderer.ts'
import { AmphiError } from './errors.ts'
import { browserOnDemand } from './render/browser.ts'
import { createRecorder } from './rehearse/recorder.ts'
import { RECORDER_PATH, recorderPlugin } from './rehearse/recorderPlugin.ts'
import { recordingsFolder } from './rehearse/readRecordings.ts'

export interface DevRequest {
  deck: string
  port: number
  /** The named selection of slides, all of them without one. */
  route?: string | undefined
  /** Whether the presenter writes what it records to `rehearsals/` beside the deck. */
  isRehearsal?: boolean
}

/**
 * Slidev's development server with the same diagrams as a build, on loopback only: it can rewrite the deck.
 * Resolves when `signal` aborts.
 * @param request port 0 takes any free one
 * @throws {AmphiError} when the deck cannot be read or the port is taken; the signal's reason when it aborts before
 * the server listens
 */
export async function dev(
  { deck: path, port, route, isRehearsal = false }: DevRequest,
  signal: AbortSignal,
): Promise<void> {
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new AmphiError(`${port} is not a port`, { exitCode: 2 })
  registerPackageFallback()
  const { deck } = await readDeck(path, signal, { route })
  const options = await resolveDeckOptions(deck.entry, 'dev', route)
  await using cleanup = new AsyncDisposableStack()
  const renderDiagram = await createDiagramRenderer({
    root: deck.root,
    lang: deck.lang,
    // Closed by the signal.
    browser: browserOnDemand({ signal }),
    signal,
  })
  attachAmphi(options, { edition: 'dev', renderDiagram })

  const config = await createViteConfig({
    options,
    edition: 'dev',
    deckKey: 'dev',
    ...(isRehearsal ? { recorderPath: RECORDER_PATH } : {}),
    plugins: [
      guardDevServer(options),
      keepAddresses(),
      utilityWords(),
      ...(isRehearsal ? [recorderPlugin(createRecorder(recordingsFolder(deck.root)))] : []),
    ],
    serverOptions: {
      async loadData(sources) {
        const loaded = await parser.load(options, options.entry, sources, 'dev')
        const resolved = parser.resolveConfig(loaded.headmatter, options.data.themeMeta, options.entry)
        resolved.theme = options.data.config.theme
        adaptConfig(resolved, loaded.headmatter, 'dev')
        const data = { ...loaded, themeMeta: options.data.themeMeta, config: resolved }
        followDeckRoute(data, { entry: options.entry, route })
        return data
      },
    },
  })
  const server = cleanup.adopt(
    await createServer({
      ...config,
      server: mergeConfig(config.server ?? {}, {
        host: '127.0.0.1',
        port,
        strictPort: true,
      }),
    }),
    (opened) => opened.close(),
  )
  await server.listen().catch((cause: unknown) => {
    throw portError(port, cause)
  })
  // Interrupted before there was anything to stop.
  signal.throwIfAborted()
  const address = server.resolvedUrls?.local[0] ?? `http://127.0.0.1:${port}/`
  process.stdout.write(`${address}          the slides\n${address}#/presenter/1  the presenter\n`)
  await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }))
}

function portError(port: number, cause: unknown): AmphiError {
  const reason = cause instanceof Error ? cause.message : String(cause)
  const isTaken = reason.includes('already in use')
  const free = port < 65_535 ? port + 1 : port - 1
  return new AmphiError(isTaken ? `Port ${port} is taken` : `Port ${port} cannot be used: ${reason}`, {
    hint: `Choose another: npm run dev -- --port ${isTaken ? free : 3030}`,
    cause,
  })
}
