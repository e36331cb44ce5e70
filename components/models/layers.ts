/** The layers of the stack, from the ground up. Colours and textures are named after them (styles/tokens.css). */
export type Layer = 'hardware' | 'host' | 'hypervisor' | 'guest' | 'app'

/** A layer and what the audience calls it: in full, and where room is short. */
interface LayerName {
  layer: Layer
  name: string
  short: string
}

/** Always in this order: hardware at the bottom, applications on top. */
export const layerNames: readonly LayerName[] = [
  { layer: 'hardware', name: 'Matériel', short: 'Matériel' },
  { layer: 'host', name: 'Système hôte', short: 'Hôte' },
  { layer: 'hypervisor', name: 'Hyperviseur', short: 'Hyperviseur' },
  { layer: 'guest', name: 'Système invité', short: 'Invité' },
  { layer: 'app', name: 'Application', short: 'App.' },
]
