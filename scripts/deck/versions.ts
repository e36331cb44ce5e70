import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import process from 'node:process'

const require = createRequire(import.meta.url)

/** Version of Amphi itself. */
export const amphiVersion = versionAt(require.resolve('../../package.json'))

/** What decides, besides the deck, how its outputs look. */
export function toolVersions(chromium: string): Record<string, string> {
  const packages = ['@slidev/cli', 'mermaid', 'vue'].map((name) => [
    name,
    versionAt(require.resolve(`${name}/package.json`)),
  ])
  return {
    ...(Object.fromEntries(packages) as Record<string, string>),
    chromium,
    node: process.versions.node,
  }
}

function versionAt(path: string): string {
  return (JSON.parse(readFileSync(path, 'utf8')) as { version: string }).version
}
