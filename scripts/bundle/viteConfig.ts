import type { ResolvedSlidevOptions, SlidevServerOptions } from '@slidev/types'
import type { InlineConfig, Plugin } from 'vite'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { ViteSlidevPlugin } from '@slidev/cli'
import { loadConfigFromFile, mergeConfig } from 'vite'
import { dataFile } from '../deck/dataFile.ts'
import { bibliographyModule } from './bibliography.ts'
import type { Edition } from './deckOptions.ts'
import { leanFonts } from './leanFonts.ts'
import { PUBLIC_BASE } from './oneFile.ts'
import { packageFallback } from './packageFallback.ts'

export interface ConfigRequest {
  options: ResolvedSlidevOptions
  edition: Edition
  /** Names the windows of one build of one deck, so that they talk to each other and to no other deck. */
  deckKey: string
  /** Names of the PDFs that will lie beside the site. */
  pdfs?: readonly string[]
  /** Where the presenter sends its recording, of a server that takes one. */
  recorderPath?: string
  /** Run before Slidev's plugins. */
  plugins?: Plugin[]
  /** Run behind every other plugin, so they see the finished code of a module. */
  lastPlugins?: Plugin[]
  /** Receives the files that the deck's own configuration was read from. */
  configFiles?: Set<string>
  /** How the development server reads the deck again. */
  serverOptions?: SlidevServerOptions
}

/** The configuration of Slidev plus the deck's own `vite.config`, plus what the edition needs. */
export async function createViteConfig(request: ConfigRequest): Promise<InlineConfig> {
  const { options, edition, deckKey } = request
  const command = edition === 'dev' ? 'serve' : 'build'
  let config: InlineConfig = {
    configFile: false,
    root: options.userRoot,
    logLevel: edition === 'dev' ? 'info' : 'silent',
    define: {
      __VUE_PROD_DEVTOOLS__: false,
      __AMPHI_EDITION__: JSON.stringify(edition),
      __AMPHI_DECK__: JSON.stringify(deckKey),
      __AMPHI_RECORDER__: JSON.stringify(request.recorderPath ?? ''),
      __AMPHI_PDFS__: JSON.stringify(request.pdfs ?? []),
    },
    plugins: [packageFallback(), leanFonts(), deckBibliography(options), ...(request.plugins ?? [])],
  }
  for (const root of options.roots)
    config = mergeConfig(config, await authorConfig({ root, command, files: request.configFiles }))
  if (edition !== 'dev') config = mergeConfig(config, buildConfig(edition))

  const slidev = (config as { slidev?: Parameters<typeof ViteSlidevPlugin>[1] }).slidev
  const plugins = await ViteSlidevPlugin(
    options,
    {
      ...slidev,
      // Slidev registers every TypeScript file below components/ as a component.
      components: { globsExclude: ['components/**/*.ts'], ...slidev?.components },
      vue: vueOptions(slidev?.vue),
    },
    request.serverOptions,
  )
  return mergeConfig(mergeConfig(config, { plugins }), { plugins: request.lastPlugins ?? [] })
}

function deckBibliography({ userRoot, data }: ResolvedSlidevOptions): Plugin {
  const { lang } = data.config.htmlAttrs as { lang?: unknown }
  return bibliographyModule({
    file: dataFile({ root: userRoot, headmatter: data.headmatter }, 'bibliography'),
    lang: typeof lang === 'string' ? lang : 'en',
  })
}

async function authorConfig({
  root,
  command,
  files,
}: {
  root: string
  command: 'serve' | 'build'
  files: Set<string> | undefined
}): Promise<InlineConfig> {
  const file = ['.ts', '.mts', '.js', '.mjs']
    .map((extension) => join(root, `vite.config${extension}`))
    .find(existsSync)
  if (!file) return {}
  const mode = command === 'build' ? 'production' : 'development'
  const loaded = await loadConfigFromFile({ mode, command }, file, undefined, 'error')
  for (const dependency of loaded?.dependencies ?? []) files?.add(resolve(root, dependency))
  return loaded?.config ?? {}
}

function buildConfig(edition: 'site' | 'speaker'): InlineConfig {
  const common: InlineConfig = {
    build: { modulePreload: { polyfill: false }, reportCompressedSize: false, emptyOutDir: false },
  }
  if (edition === 'site') return mergeConfig(common, { base: './', build: { chunkSizeWarningLimit: 2000 } })
  return mergeConfig(common, {
    base: PUBLIC_BASE,
    build: {
      assetsInlineLimit: Number.MAX_SAFE_INTEGER,
      cssCodeSplit: false,
      chunkSizeWarningLimit: 100_000,
      rolldownOptions: { output: { codeSplitting: false } },
    },
  })
}

type VueOptions = NonNullable<NonNullable<Parameters<typeof ViteSlidevPlugin>[1]>['vue']>

function vueOptions(vue: VueOptions | undefined): VueOptions {
  return {
    ...vue,
    // By default the ids of scoped styles depend on absolute paths: two folders would not give the same bytes.
    features: { componentIdGenerator: 'filepath', ...vue?.features },
    // A comment of the author (a note of an earlier version, a reminder) is not for the audience.
    template: { ...vue?.template, compilerOptions: { ...vue?.template?.compilerOptions, comments: false } },
  }
}
