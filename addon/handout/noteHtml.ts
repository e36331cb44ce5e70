/** Slidev leaves an empty element where a note says `[click]`, and draws it by style sheet alone. */
const MARKER = /<span class="slidev-note-click-mark" data-clicks="(\d+)"><\/span>/g

/** The note of a slide with its click markers as words: "clic 2". */
export function withClickWords(noteHtml: string, click: string): string {
  return noteHtml.replace(MARKER, (_, number: string) => `<b class="amphi-note-click">${click} ${number}</b>`)
}
