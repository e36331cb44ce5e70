import { Listr, PRESET_TIMER } from 'listr2'

/** Runs one stage under its title. `tell` replaces the line of detail beside it. */
export type Progress = <T>(title: string, work: (tell: (detail: string) => void) => Promise<T>) => Promise<T>

/** A spinner with the stage's seconds, for a terminal. */
export const terminalProgress: Progress = async (title, work) => {
  const stage = Promise.withResolvers<Awaited<ReturnType<typeof work>>>()
  const list = new Listr(
    [
      {
        title,
        task: async (_, task) => {
          stage.resolve(await work((detail) => (task.output = detail)))
        },
      },
    ],
    {
      registerSignalListeners: false,
      renderer: 'default',
      rendererOptions: { timer: PRESET_TIMER, showErrorMessage: false, collapseErrors: true },
    },
  )
  await list.run()
  return await stage.promise
}

/** One line a stage when it is over, for logs. Standard error, so that standard output stays the result. */
export const plainProgress: Progress = async (title, work) => {
  const start = performance.now()
  const result = await work(() => undefined)
  process.stderr.write(`${title} (${((performance.now() - start) / 1000).toFixed(1)} s)\n`)
  return result
}

export const noProgress: Progress = (_, work) => work(() => undefined)

/**
 * Notes the seconds of every stage beside showing it.
 * @param explain what is reported for the error of a stage
 */
export function timed(
  progress: Progress,
  explain: (error: unknown) => unknown = (error) => error,
): { progress: Progress; timing: Record<string, number> } {
  const timing: Record<string, number> = {}
  return {
    timing,
    progress: async (title, work) => {
      const start = performance.now()
      const result = await progress(title, work).catch((error: unknown) => {
        throw explain(error)
      })
      timing[title] = Math.round(performance.now() - start) / 1000
      return result
    },
  }
}
