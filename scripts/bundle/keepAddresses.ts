import type { Plugin } from 'vite'

/**
 * Keeps a save from loading the deck a second time. Every slide that uses Slidev's client is part of a circle: it imports
 * the client, which imports all slides. Vite gives a new address to whatever imports a changed module, however far up, so
 * the saved slide asks for the client and all slides again, as modules of their own, with a state of their own.
 *
 * A module that takes its own updates is where an update ends. What imports it stays as it is in the page, so here it is
 * served anew but keeps its address.
 */
export function keepAddresses(): Plugin {
  return {
    name: 'amphi:keep-addresses',
    configureServer({ environments }) {
      const { moduleGraph } = environments.client
      const invalidate = moduleGraph.invalidateModule.bind(moduleGraph)
      moduleGraph.invalidateModule = (module, seen, timestamp = Date.now(), isHmr, isSoft) => {
        if (!isHmr || !module.isSelfAccepting) return invalidate(module, seen, timestamp, isHmr, isSoft)
        // A set of its own: a module above may also lie below, on another way from the change to where its update ends,
        // and then needs a new address all the same.
        invalidate(module, new Set(), timestamp, false, isSoft)
        module.lastHMRTimestamp = timestamp
      }
    },
  }
}
