import { merge, separate, usedPages, write, type SharedMemory } from './pageSharing.ts'
import { sceneAt } from './scene.ts'
import { french } from './typography.ts'

/** What PageSharing shows at a click. Guests and pages are numbered from 0. */
interface SharingScene {
  readonly memory: SharedMemory
  /** The page that a guest has just written. */
  readonly written?: { readonly guest: number; readonly page: number }
  readonly says: string
}

/** The second VM writes its first page. */
const WRITTEN = { guest: 1, page: 0, content: 'R1' }
const APART = separate([
  ['R', 'S', 'T'],
  ['R', 'S', 'U'],
  ['R', 'S', 'V'],
])
const MERGED = merge(APART)
const SCENES: readonly [SharingScene, ...SharingScene[]] = [
  { memory: APART, says: french('Trois pages R, trois pages S : neuf pages pour cinq contenus.') },
  { memory: MERGED, says: french('KSM fusionne : R et S restent en un exemplaire, protégé en écriture.') },
  {
    memory: write(MERGED, WRITTEN),
    written: WRITTEN,
    says: french("La VM 2 écrit dans R : la page est d'abord copiée, R reste aux autres."),
  },
]

/** @param step the click: apart, merged, after a write */
export function sharingAt(step: number): SharingScene {
  return sceneAt(SCENES, step)
}

/** The page of the host that holds what was just written. */
export function copyOf({ memory, written }: SharingScene): number | undefined {
  return written && memory.maps[written.guest]?.[written.page]
}

/** The picture in words. */
export function describeSharing({ memory: { pages, maps }, says }: SharingScene): string {
  const held = pages.flatMap((page) => (page ? [page.content + (page.isProtected ? ' protégée' : '')] : []))
  const guests = maps.map(
    (map, guest) => `VM ${guest + 1} : ${map.map((at) => pages[at]?.content).join(', ')}`,
  )
  return french(
    `${guests.join(' ; ')}. L'hôte : ${usedPages({ pages, maps })} pages occupées sur ${pages.length}, ` +
      `${held.join(', ')}. ${says}`,
  )
}
