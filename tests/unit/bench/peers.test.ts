import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { peersFolder } from '../../../bench/places.ts'

const read = (name: string): unknown => JSON.parse(readFileSync(join(peersFolder, name), 'utf8'))
const { dependencies } = read('package.json') as { dependencies: Record<string, string> }
const { packages } = read('package-lock.json') as {
  packages: Record<string, { resolved?: string; integrity?: string }>
}

describe('the peers', () => {
  it('are named with one exact version', () => {
    expect(Object.keys(dependencies)).toContain('@slidev/cli')
    expect(Object.keys(dependencies)).toContain('@marp-team/marp-cli')
    expect(Object.values(dependencies).filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([])
  })

  it('have their hash in the lock file and come from the registry, every one', () => {
    const loose = Object.entries(packages).filter(
      ([path, { resolved, integrity }]) =>
        path !== '' &&
        (!/^sha512-[\w+/]{86}==$/.test(integrity ?? '') ||
          // Without an address npm asks the registry for name and version.
          (resolved !== undefined && !resolved.startsWith('https://registry.npmjs.org/'))),
    )
    expect(loose.map(([path]) => path)).toEqual([])
  })
})
