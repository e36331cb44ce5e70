import type { Ref } from 'vue'
import { obstacle, type Place, type Placement } from '../models/cluster.ts'

/** A load taken in hand, and where it would go. */
export interface Held {
  readonly load: number
  readonly to: Place
}

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }

/**
 * Carrying loads without dragging: taken in hand by a click or Enter, aimed by the arrow keys, put down by Enter or a
 * click on the place.
 * @param placement where the loads are now
 * @param move called with what is put down somewhere else
 */
export function useHeldLoad(
  held: Ref<Held | undefined>,
  placement: () => Placement,
  move: (load: number, to: Place) => void,
) {
  function put(load: number, to: Place): void {
    held.value = undefined
    if (placement().places[load] !== to) move(load, to)
  }

  /** Listener for the click of a load. A mouse that clicks it again lays it back: places are clicked to put it down. */
  function grasp(event: MouseEvent, load: number): void {
    if (held.value?.load !== load) held.value = { load, to: firstRoom(placement(), load) }
    else if (event.detail === 0) put(load, held.value.to)
    else held.value = undefined
  }

  /** Listener for the keys of a load: while it is in hand its arrows choose a place instead of moving the focus. */
  function aim(event: KeyboardEvent, load: number): void {
    if (held.value?.load !== load) return
    const step = STEPS[event.key]
    if (event.key === 'Escape') held.value = undefined
    else if (step !== undefined) held.value = { load, to: beside(placement(), held.value.to, step) }
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return { put, grasp, aim }
}

function firstRoom(placement: Placement, load: number): Place {
  const hosts = [...placement.failed.keys()]
  return hosts.find((host) => host !== placement.places[load] && !obstacle(placement, load, { host })) ?? 0
}

/** The hosts, then the old server; no further at both ends. */
function beside({ failed, retired }: Placement, place: Place, step: number): Place {
  const places: Place[] = [...failed.keys(), ...(retired ? [] : ['own' as const])]
  return places[places.indexOf(place) + step] ?? place
}
