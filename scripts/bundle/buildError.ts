import type { ResolvedSlidevOptions } from '@slidev/types'
import { AmphiError } from '../errors.ts'

interface BundlerError {
  message: string
  id?: string
  loc?: { file?: string; line?: number; column?: number }
  errors?: BundlerError[]
}

const SLIDE_MODULE = /^(.*)__slidev_(\d+)\.(?:md|frontmatter)/

/**
 * Turns an error of the bundler into one that names the Markdown file of the lecturer. The bundler counts lines in the
 * component generated from a slide, so for a slide only its first line is certain.
 */
export function describeBuildError(error: unknown, options: ResolvedSlidevOptions): AmphiError {
  const outer = error as BundlerError
  const inner = outer.errors?.[0] ?? outer
  const message = machineRefusal(inner.message) ?? firstSentence(inner.message ?? String(error))
  const module = [inner.id, inner.loc?.file, ...(inner.message?.match(/\/\S+__slidev_\d+\.md/) ?? [])].find(
    (id) => id,
  )
  const match = module?.match(SLIDE_MODULE)
  if (match) {
    const number = Number(match[2])
    const slide = options.data.slides[number - 1]
    return new AmphiError(`Slide ${number} does not compile: ${message}`, {
      file: match[1] ?? '',
      line: (slide?.source.start ?? 0) + 1,
      hint: 'Correct the Markdown, HTML or Vue code of this slide.',
      cause: error,
    })
  }
  return new AmphiError(message, {
    ...(module ? { file: module.replace(/\?.*$/, '') } : {}),
    ...(inner.loc?.line ? { line: inner.loc.line } : {}),
    ...(inner.loc?.column !== undefined ? { column: inner.loc.column + 1 } : {}),
    cause: error,
  })
}

/** What the system refused to the bundler, which reports it as a mistake of its own. */
function machineRefusal(message = ''): string | undefined {
  const [, work, reason] = /^(.+)\n+(?:Caused by:\n+)? *(.+\(os error \d+\))$/m.exec(message) ?? []
  return work === undefined ? undefined : `${work}: ${reason}`
}

function firstSentence(message: string): string {
  // eslint-disable-next-line no-control-regex -- the bundler colours its messages
  const plain = message.replace(/\u001B\[[\d;]*m/g, '')
  const lines = plain
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  return (lines.find((line) => !/^Build failed|^\[.*\]:?$/.test(line)) ?? plain).replace(
    /^\[plugin[^\]]*\]\s*/,
    '',
  )
}
