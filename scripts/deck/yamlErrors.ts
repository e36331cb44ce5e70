import type { SlidevMarkdown } from '@slidev/types'
import type { Finding } from './finding.ts'

/** Slidev reads on after a YAML error and silently loses keys; the parsed document still knows the error. */
export function findYamlErrors(files: Record<string, SlidevMarkdown>): Finding[] {
  return Object.values(files).flatMap((markdown) =>
    markdown.slides.flatMap((slide) =>
      (slide.frontmatterDoc?.errors ?? []).map((error) => {
        const [position] = error.linePos ?? []
        return {
          rule: 'yaml',
          severity: 'error' as const,
          message: `The frontmatter is not valid YAML: ${firstLine(error.message)}`,
          hint: 'Quote values that hold a colon, a hash or a quotation mark, and indent with spaces.',
          file: markdown.filepath,
          // The YAML text begins on the line behind the opening `---`.
          line: slide.start + 1 + (position?.line ?? 1),
          ...(position ? { column: position.col } : {}),
        }
      }),
    ),
  )
}

function firstLine(message: string): string {
  return (message.split('\n')[0] ?? message).replace(/ at line \d+, column \d+:?$/, '')
}
