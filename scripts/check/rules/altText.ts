import { basename, extname } from 'node:path'
import { attributeOf, isBound } from '../markdown/htmlTags.ts'
import type { SlidePart } from '../markdown/slideParts.ts'
import { partsOf } from '../markdown/slideParts.ts'
import type { SourceRule } from '../rule.ts'
import { STRICT } from '../rule.ts'

export const altText: SourceRule = {
  id: 'alt-text',
  rationale: 'Who cannot see an image knows of it only what its alternative text says.',
  hint: 'Say what the image shows, as you would on the telephone: `![Two hosts share one disk](…)`.',
  severity: STRICT,
  check(deck) {
    return deck.slides.flatMap((slide) =>
      partsOf(slide).flatMap((part) => {
        const message = faultOf(part)
        if (message === undefined) return []
        const hint = message === EMPTY ? `${this.hint} An ornament says so: <img src="…" alt="">.` : this.hint
        return [
          { message, hint, file: slide.place.file, line: part.line, column: part.column, slide: slide.no },
        ]
      }),
    )
  },
}

const EMPTY = 'The image has no alternative text'
/** What editors and people in a hurry write. */
const SAYS_NOTHING =
  /^(?:an? |the |une? |l[ae’'] ?)?(?:image|images|img|picture|photo|photograph|figure|fig|screenshot|screen shot|graphic|graph|diagram|logo|icon|alt|alt text|untitled|capture|capture d[’']écran|illustration|schéma|graphique|dessin)\.?(?: ?\d+)?$/i

function faultOf(part: SlidePart): string | undefined {
  if (part.type === 'image') return part.alt.trim() ? uselessness(part.alt, part.target) : EMPTY
  if (part.type !== 'tag' || part.kind === 'close' || part.name !== 'img' || isBound(part, 'alt'))
    return undefined
  const alt = attributeOf(part, 'alt')
  if (alt === undefined) return EMPTY
  // An empty one is the way to say that the image only decorates.
  return alt.trim() ? uselessness(alt, attributeOf(part, 'src') ?? '') : undefined
}

function uselessness(alt: string, target: string): string | undefined {
  const said = alt.trim()
  const file = basename(target.replace(/[?#].*$/, ''))
  const isFileName =
    plain(said) === plain(file) ||
    (plain(said) === plain(file.slice(0, -extname(file).length)) && /[-_\d]/.test(said)) ||
    /^\S+\.(?:png|jpe?g|gif|svg|webp|avif)$/i.test(said)
  if (isFileName) return `The alternative text "${said}" is the name of the file`
  return SAYS_NOTHING.test(said) ? `The alternative text "${said}" says nothing of the image` : undefined
}

function plain(text: string): string {
  return text.toLowerCase().normalize('NFC')
}
