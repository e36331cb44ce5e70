import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { cacheDirectory, preferredCacheDirectory } from '../../../scripts/deck/cacheDirectory.ts'

describe('the cache directory', () => {
  it.each([
    ['AMPHI_CACHE', 'linux', { AMPHI_CACHE: '/kept/here', XDG_CACHE_HOME: '/xdg' }, '/kept/here'],
    ['XDG_CACHE_HOME', 'linux', { XDG_CACHE_HOME: '/xdg' }, '/xdg/amphi'],
    [
      'the home directory, where XDG_CACHE_HOME is relative',
      'linux',
      { XDG_CACHE_HOME: 'xdg' },
      '/home/ada/.cache/amphi',
    ],
    ['~/Library/Caches on a Mac', 'darwin', {}, '/home/ada/Library/Caches/amphi'],
    ['%LOCALAPPDATA% on Windows', 'win32', { LOCALAPPDATA: '/local' }, '/local/amphi/Cache'],
  ] as const)('follows %s', (_what, platform, env, expected) => {
    expect(preferredCacheDirectory({ platform, env, home: '/home/ada' })).toBe(expected)
  })

  it('has no preference in an emptied environment', () => {
    expect(preferredCacheDirectory({ platform: 'linux', env: {}, home: '' })).toBeUndefined()
  })

  it('exists on return, in the temporary directory where the preferred one cannot be made', () => {
    const folder = mkdtempSync(join(tmpdir(), 'amphi-test-'))
    onTestFinished(() => {
      vi.unstubAllEnvs()
      rmSync(folder, { recursive: true })
    })
    writeFileSync(join(folder, 'file'), '')
    vi.stubEnv('AMPHI_CACHE', join(folder, 'file', 'cache'))
    vi.stubEnv('TMPDIR', folder)
    const found = cacheDirectory()
    expect(found.startsWith(folder)).toBe(true)
    expect(statSync(found).mode & 0o077).toBe(0)

    vi.stubEnv('AMPHI_CACHE', join(folder, 'wanted'))
    expect(cacheDirectory()).toBe(join(folder, 'wanted'))
    expect(statSync(join(folder, 'wanted')).isDirectory()).toBe(true)
  })
})
