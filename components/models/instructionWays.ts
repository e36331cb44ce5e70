import { cellsWithout, type InstructionGrid } from './instructionGrid.ts'
import { sceneAt } from './scene.ts'
import { french } from './typography.ts'

/** The instructions of EmulationVsDirect, in px of the drawing. */
export const INSTRUCTIONS: InstructionGrid = { count: 1000, columns: 50, pitch: 8 }
/** Those that the hypervisor takes over. Scattered by hand, so that each is seen by itself. */
export const SENSITIVE: readonly number[] = [67, 184, 331, 462, 543, 678, 816, 929]
export const DIRECT: readonly number[] = cellsWithout(INSTRUCTIONS, SENSITIVE)

/**
 * What the figure says below itself.
 * @param step the click: before all, virtualised, emulated, where v86 belongs
 */
export function waysSay(step: number): string {
  return french(
    sceneAt(
      [
        'Combien atteignent le processeur sans intermédiaire ?',
        `Virtualiser : ${DIRECT.length} en direct. L'hyperviseur reprend les ${SENSITIVE.length} sensibles.`,
        'Émuler : un programme imite les 1\u202f000. Aucune ne passe en direct.',
        "v86 imite les 1\u202f000 : c'est de l'émulation, pas de la virtualisation.",
      ],
      step,
    ),
  )
}

/** The picture in words. */
export function describeWays(step: number): string {
  const left =
    step < 1
      ? 'À gauche, 1\u202f000 instructions à virtualiser, pas encore exécutées.'
      : `À gauche, virtualisées : ${DIRECT.length} instructions vont droit au processeur x86, ${SENSITIVE.length} passent par l'hyperviseur.`
  const right =
    step < 2
      ? 'À droite, les mêmes 1\u202f000 à émuler, pas encore exécutées.'
      : "À droite, émulées : les 1\u202f000 passent par l'émulateur, qui tourne sur n'importe quel processeur."
  return french(`${left} ${right} ${waysSay(step)} Schéma, pas une mesure.`)
}
