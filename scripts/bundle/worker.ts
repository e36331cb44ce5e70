import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { InlineConfig, Plugin } from 'vite'
import { build, mergeConfig } from 'vite'
import type { ResolvedSlidevOptions } from '@slidev/types'
import type { DeckCode } from '../deck/deckCode.ts'
import { readDeckCode } from '../deck/deckCode.ts'
import { findRemoteHosts } from '../deck/remoteHosts.ts'
import { AmphiError } from '../errors.ts'
import type { BundleJob, BundleReply, UnresolvedComponent } from './bundle.ts'
import { describeBuildError } from './buildError.ts'
import { resolveDeckOptions } from './deckOptions.ts'
import { inlineIntoOneFile } from './oneFile.ts'
import { inlineFrontmatterImages } from './frontmatterImages.ts'
import { writeVirtualFilesWhole } from './virtualFiles.ts'
import { collectFiles } from './collectFiles.ts'
import { leaveOutFormulaFonts } from './unusedFormulas.ts'
import { collectUnresolvedComponents } from './unresolvedComponents.ts'
import { attachAmphi } from './attachAmphi.ts'
import { createDiagramClient } from './diagramClient.ts'
import { registerPackageFallback } from './packageFallback.ts'
import type { PolicyRequest } from './policy.ts'
import { NO_HOSTS, addPolicy, eventHandlers } from './policy.ts'
import { rememberPlainWords } from './plainWords.ts'
import { publicKeys } from './publicKeys.ts'
import { leaveOutUnused } from './unusedParts.ts'
import type { FirstSlideFiles } from './firstSlide.ts'
import { collectFirstSlide, latinFaces, preloadFirstSlide } from './firstSlide.ts'
import { findSlidevGlobs } from './slidevGlobs.ts'
import { addStartScript } from './startScript.ts'
import { createViteConfig } from './viteConfig.ts'

registerPackageFallback()
writeVirtualFilesWhole()
const renderDiagram = createDiagramClient()
// A killed parent must not leave this process behind.
process.once('disconnect', () => process.exit(1))

// One deck a process: Slidev keeps the roots of the first deck that it meets. Its editions one after the other: two
// builds at a time in one process disturb each other now and then.
process.once('message', (jobs: readonly BundleJob[]) => void bundleAll(jobs))

async function bundleAll(jobs: readonly BundleJob[]): Promise<void> {
  for (const [index, job] of jobs.entries()) {
    const reply = await bundleEdition(job).catch((error: unknown): BundleReply => ({
      type: 'failed',
      error: describeError(error),
    }))
    await answer(reply)
    if (reply.type === 'failed') break
    // Else the next edition is made beside what is left of this one, a quarter of a gigabyte for a lecture, and in its gaps.
    if (index < jobs.length - 1) globalThis.gc?.({ type: 'major', flavor: 'last-resort' })
  }
  process.exit(0)
}

function answer(reply: BundleReply): Promise<void> {
  return new Promise((resolve) => process.send?.(reply, undefined, undefined, () => resolve()))
}

function describeError(error: unknown): (BundleReply & { type: 'failed' })['error'] {
  if (error instanceof AmphiError) {
    const { message, hint, file, line, column } = error
    return { message, hint, file, line, column }
  }
  return {
    message: error instanceof Error ? error.message : String(error),
    detail: error instanceof Error ? error.stack : undefined,
  }
}

async function bundleEdition(job: BundleJob): Promise<BundleReply> {
  const options = await resolveDeckOptions(job.entry, job.edition, job.route)
  attachAmphi(options, { edition: job.edition, renderDiagram })
  if (job.edition === 'speaker') inlineFrontmatterImages(options)
  const code = await readCode(options)
  const unresolved: UnresolvedComponent[] = []
  const files = new Set<string>()
  const first: FirstSlideFiles = { scripts: new Set(), styles: new Set() }
  const config = await createViteConfig({
    options,
    edition: job.edition,
    deckKey: job.deckKey,
    pdfs: job.edition === 'site' ? job.pdfs : [],
    plugins: [
      indexHtml(options),
      findSlidevGlobs(),
      leaveOutUnused({
        edition: job.edition,
        text: [...slideTexts(options), code.scripts].join('\n'),
        hasInfo: Boolean(options.data.config.info),
        draws: options.utils.define['__SLIDEV_FEATURE_DRAWINGS__'] !== 'false',
      }),
      ...(job.edition === 'site' ? [publicKeys({ code: code.scripts, markdown: slideTexts(options) })] : []),
    ],
    lastPlugins: [
      collectUnresolvedComponents(unresolved),
      collectFiles(files),
      collectFirstSlide(first),
      leaveOutFormulaFonts(),
      rememberPlainWords(),
    ],
    configFiles: files,
  })
  try {
    await build(mergeConfig(config, buildInput(options, job.outDir)))
  } catch (error) {
    throw describeBuildError(error, options)
  }
  const policy = {
    edition: job.edition,
    handlers: [...slideTexts(options), code.scripts].flatMap(eventHandlers),
    ...(job.strict ? { hosts: NO_HOSTS } : permissions(options, code)),
  }
  if (job.edition === 'speaker') await keepOneFile(job.outDir, policy)
  else await finishIndex(job.outDir, { policy, first, font: options.data.config.fonts.sans[0] })
  return { type: 'done', unresolved, files: [...files] }
}

function buildInput(options: ResolvedSlidevOptions, outDir: string): InlineConfig {
  return {
    build: { outDir, rolldownOptions: { input: { index: resolve(options.userRoot, 'index.html') } } },
    plugins: [withoutManualChunks()],
  }
}

/** Slidev's page is virtual: it stands where a file `index.html` of the deck would. */
function indexHtml(options: ResolvedSlidevOptions): Plugin {
  const id = resolve(options.userRoot, 'index.html')
  return {
    name: 'amphi:index-html',
    resolveId: { order: 'pre', handler: (source) => (source === id ? id : null) },
    load: { order: 'pre', handler: (source) => (source === id ? options.utils.indexHtml : null) },
  }
}

/** Slidev groups modules into chunks by hand, which a one-file build refuses. */
function withoutManualChunks(): Plugin {
  return {
    name: 'amphi:one-chunk',
    enforce: 'post',
    config(config) {
      for (const options of [config.build?.rolldownOptions, config.build?.rollupOptions]) {
        for (const output of [options?.output].flat()) {
          if (output && 'codeSplitting' in output && output.codeSplitting === false) {
            delete (output as { manualChunks?: unknown }).manualChunks
          }
        }
      }
    },
  }
}

/** What may read a frontmatter or name a host: the code of the deck, its theme and its addons, and Slidev's layouts. */
async function readCode({ roots, clientRoot }: ResolvedSlidevOptions): Promise<DeckCode> {
  const folders = roots.map((root) => (root === clientRoot ? join(root, 'layouts') : root))
  return await readDeckCode(folders)
}

function slideTexts({ data }: ResolvedSlidevOptions): string[] {
  return data.slides.map(({ content }) => content)
}

function permissions({ data }: ResolvedSlidevOptions, code: DeckCode): Omit<PolicyRequest, 'edition'> {
  const { slides, headmatter, config } = data
  const evaluates = slides.some(({ content }) => content.includes('{monaco-run'))
  return { hosts: findRemoteHosts({ slides, headmatter, config, code }), evaluates }
}

async function finishIndex(
  outDir: string,
  { policy, first, font }: { policy: PolicyRequest; first: FirstSlideFiles; font: string | undefined },
): Promise<void> {
  const index = join(outDir, 'index.html')
  const html = await readFile(index, 'utf8')
  const [, style = ''] = /<link[^>]+href="\.\/(assets\/index-[^"]+\.css)"/.exec(html) ?? []
  const css = style && (await readFile(join(outDir, style), 'utf8'))
  const fonts = font === undefined ? [] : latinFaces(css, font).map((file) => `assets/${file}`)
  await writeFile(index, addPolicy(addStartScript(preloadFirstSlide(html, first, fonts)), policy))
}

async function keepOneFile(outDir: string, policy: PolicyRequest): Promise<void> {
  const html = addPolicy(await inlineIntoOneFile(outDir), policy)
  await rm(outDir, { recursive: true })
  await mkdir(outDir)
  await writeFile(join(outDir, 'deck.html'), html)
}
