import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'

export interface BuiltPdf {
  /** Relative to the output folder: `site/slides.pdf`. */
  path: string
  /** The view that it is printed from, by which it is named: `slides`. */
  view: string
  bytes: Uint8Array
}

/** Every PDF below an output folder; one that lies there twice counts once. */
export function builtPdfs(out: string): BuiltPdf[] {
  const paths = readdirSync(out, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.pdf'))
    .sort()
  const pdfs = paths.map((path) => ({
    path,
    view: basename(path, '.pdf'),
    bytes: new Uint8Array(readFileSync(join(out, path))),
  }))
  return [...new Map(pdfs.map((pdf) => [pdf.view, pdf])).values()]
}
