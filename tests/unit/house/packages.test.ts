import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'

interface LockedPackage {
  version?: string
  resolved?: string
  integrity?: string
  hasInstallScript?: boolean
  link?: boolean
}

const root = new URL('../../../', import.meta.url)
const read = async (file: string): Promise<unknown> => JSON.parse(await readFile(new URL(file, root), 'utf8'))
const { packages } = (await read('package-lock.json')) as { packages: Record<string, LockedPackage> }
const manifest = (await read('package.json')) as Record<string, Record<string, string>>
const locked = Object.entries(packages).filter(([path]) => path !== '')

describe('the packages', () => {
  it('have their hash in the lock file and come from the registry, every one', () => {
    expect(locked.length).toBeGreaterThan(500)
    const loose = locked.filter(
      ([, { resolved, integrity, link }]) =>
        link ||
        !/^sha512-[\w+/]{86}==$/.test(integrity ?? '') ||
        // Without an address npm asks the registry for name and version.
        (resolved !== undefined && !resolved.startsWith('https://registry.npmjs.org/')),
    )
    expect(loose.map(([path]) => path)).toEqual([])
  })

  it('are named with one exact version in package.json', () => {
    const named = ['dependencies', 'devDependencies', 'optionalDependencies', 'overrides'].flatMap((group) =>
      Object.entries(manifest[group] ?? {}),
    )
    expect(named.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([])
  })

  it('are installed without running a script of theirs', async () => {
    expect(await readFile(new URL('scripts/amphi.mjs', root), 'utf8')).toContain("'--ignore-scripts'")
    // It only looks for its own binary, which the lock file names as well.
    const withScript = locked.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => path)
    expect(withScript).toEqual(['node_modules/unrs-resolver'])
  })
})
