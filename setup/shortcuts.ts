import { defineShortcutsSetup } from '@slidev/types'
import { useGlossaryOverlay } from '../components/composables/useGlossaryOverlay.ts'

/** `l` for the glossary ("lexique"): `g` is Slidev's "go to". */
export default defineShortcutsSetup((_nav, base) => [
  ...base,
  { name: 'glossary', key: 'l', fn: () => useGlossaryOverlay().toggle('key') },
])
