// Publishes to the folder of the first argument and stops for ever at the rename of the second (0: before any; a number
// past the last: never), telling so on standard output. What is killed there is a real process.
import { nodeDisk } from '../../../scripts/publish/disk.ts'
import { buildManifest } from '../../../scripts/publish/manifest.ts'
import { openStaging } from '../../../scripts/publish/staging.ts'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const [out = '', stopAt = ''] = process.argv.slice(2)
let renames = 0

const staging = await openStaging(out, {
  signal: new AbortController().signal,
  disk: {
    ...nodeDisk,
    rename: async (from, to) => {
      if (renames++ === Number(stopAt)) await stop()
      await nodeDisk.rename(from, to)
    },
  },
})
await writeFile(join(staging.dir, 'deck.html'), 'new')
const described = { dir: staging.dir, version: '0.0.0', inputHash: 'hash', versions: {}, timing: {} }
await staging.publish(await buildManifest(described))
await stop()

function stop(): Promise<never> {
  process.stdout.write('stopped\n')
  return new Promise(() => {
    process.stdin.resume()
  })
}
