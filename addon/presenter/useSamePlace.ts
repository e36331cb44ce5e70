import { sharedState, useNav } from '@slidev/client'
import { getSlidePath } from '@slidev/client/logic/slides.ts'
import { syncDirections } from '@slidev/client/state/storage.ts'
import { onScopeDispose, watch } from 'vue'
import {
  isPlaceMessage,
  isSamePlace,
  laterPlace,
  type Place,
  type PlaceMessage,
  type SharedPlace,
} from './models/sharedPlace.ts'
import { openChannel } from './openChannel.ts'

/**
 * Keeps the presenters of a deck at one slide and click: Slidev's windows of the room follow a presenter, its presenters
 * do not follow each other. One that is opened later joins the others. Once a window, in its presenter.
 * @param window id of this window
 */
export function useSamePlace(window: string): void {
  const { router, currentSlideNo, queryClicks } = useNav()
  const channel = openChannel('presenters')
  const here = (): Place => ({ no: currentSlideNo.value, clicks: queryClicks.value })
  let held: SharedPlace = { ...here(), revision: 0, window }

  watch(here, (place) => {
    // A place that was followed is nobody's move.
    if (isSamePlace(place, held)) return
    held = { ...place, revision: held.revision + 1, window }
    channel?.postMessage(held satisfies PlaceMessage)
  })
  if (channel) {
    channel.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (!isPlaceMessage(data)) return
      if ('asks' in data) {
        // At least 1: whoever was here first is right, also when nothing has moved yet.
        held = { ...held, revision: Math.max(1, held.revision) }
        channel.postMessage(held satisfies PlaceMessage)
      } else if (laterPlace(held, data) === data) follow(data)
    }
    channel.postMessage({ asks: true } satisfies PlaceMessage)
    onScopeDispose(() => channel.close())
  }

  function follow(place: SharedPlace): void {
    held = place
    if (isSamePlace(place, here())) return
    void router.replace({
      path: getSlidePath(place.no, true),
      query: { ...router.currentRoute.value.query, clicks: place.clicks || undefined },
    })
  }
}

/**
 * Slidev tells the room where a presenter is before the slide has counted its clicks, that is at click 0, when it is
 * opened, reloaded or sent to a click of a slide that was not there yet. Says it again when they are counted.
 */
export function useCountedClicks(): void {
  const { currentSlideNo, clicks, clicksTotal } = useNav()
  watch([clicks, clicksTotal], () => {
    if (!syncDirections.value.presenterSend || sharedState.page !== currentSlideNo.value) return
    if (sharedState.clicks === clicks.value) return
    const lastUpdate = sharedState.lastUpdate && { ...sharedState.lastUpdate, type: 'presenter' as const }
    Object.assign(sharedState, { clicks: clicks.value, clicksTotal: clicksTotal.value, lastUpdate })
  })
}
