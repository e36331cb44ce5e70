import { readFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'

const STYLED = /\.(?:css|scss|sass|less|styl|stylus|postcss|vue|md|html)$/
const NAMED =
  /(?:@(?:import|use|forward|reference|plugin|config)\s+(?:url\()?|\burl\()\s*["']?(\.{1,2}\/[^"')?#]+)/g

/**
 * What style sheets name by a relative path, and so on: the bundler makes one module of a style sheet and all that it
 * imports, and does not tell of what.
 */
export async function styleSources(files: Iterable<string>): Promise<string[]> {
  const queue = [...files]
  const seen = new Set(queue)
  for (const file of queue) {
    if (!STYLED.test(file)) continue
    const text = await readFile(file, 'utf8').catch(() => '')
    for (const [, path = ''] of text.matchAll(NAMED)) {
      const target = resolve(dirname(file), path)
      if (seen.has(target)) continue
      seen.add(target)
      queue.push(target)
    }
  }
  return queue
}
