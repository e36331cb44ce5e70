import { json } from 'node:stream/consumers'
import type { IncomingMessage } from 'node:http'
import type { Plugin } from 'vite'
import { isRecordingUpdate } from '../../addon/presenter/models/recording.ts'
import type { Recorder } from './recorder.ts'

/** Where the presenter sends its visits. */
export const RECORDER_PATH = '/__amphi/rehearsal'

const LARGEST_UPDATE = 4 * 1024 * 1024

/** Lets the presenter of the development server write its rehearsal to a file. */
export function recorderPlugin(recorder: Recorder): Plugin {
  return {
    name: 'amphi:recorder',
    configureServer({ middlewares }) {
      middlewares.use(RECORDER_PATH, (request, response, next) => {
        if (request.method !== 'POST') return next()
        answer(request, recorder)
          .catch(() => ({ status: 500, body: {} }))
          .then(({ status, body }) => {
            response.writeHead(status, { 'Content-Type': 'application/json' })
            response.end(JSON.stringify(body))
          }, next)
      })
    },
  }
}

async function answer(
  request: IncomingMessage,
  recorder: Recorder,
): Promise<{ status: number; body: { visits?: number; error?: string } }> {
  // Only our own page: any other one could write into the folder as well.
  const { host, origin } = request.headers
  if (origin !== `http://${String(host)}`) return { status: 403, body: { error: 'not this page' } }
  if (Number(request.headers['content-length'] ?? Infinity) > LARGEST_UPDATE)
    return { status: 413, body: { error: 'too large' } }
  const update: unknown = await json(request).catch(() => undefined)
  if (!isRecordingUpdate(update)) return { status: 400, body: { error: 'no update of a recording' } }
  const visits = await recorder.write(update)
  return { status: visits < update.from ? 409 : 200, body: { visits } }
}
