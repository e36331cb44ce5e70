import { describe, expect, it } from 'vitest'
import { machineBrowsers } from '../../../scripts/render/machineBrowsers.ts'

describe('browsers of a machine', () => {
  it('are looked for along the PATH of a Linux machine, Chrome first', () => {
    const files = machineBrowsers({ platform: 'linux', env: { PATH: '/opt/bin:relative:/usr/bin' } })
    expect(files.slice(0, 2)).toEqual(['/opt/bin/google-chrome-stable', '/usr/bin/google-chrome-stable'])
    expect(files).toContain('/usr/bin/chromium')
    expect(files.every((file) => file.startsWith('/'))).toBe(true)
    expect(new Set(files).size).toBe(files.length)
  })

  it('are looked for in the applications of a Mac, the user’s own included', () => {
    const files = machineBrowsers({ platform: 'darwin', env: { HOME: '/Users/ada' } })
    expect(files).toContain('/Applications/Google Chrome.app/Contents/MacOS/Google Chrome')
    expect(files).toContain('/Users/ada/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge')
  })

  it('are looked for in the program folders that Windows names', () => {
    const env = { PROGRAMFILES: 'C:\\Program Files', LOCALAPPDATA: 'C:\\Users\\ada\\AppData\\Local' }
    const files = machineBrowsers({ platform: 'win32', env })
    expect(files).toHaveLength(6)
    expect(files[0]).toBe('C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe')
    expect(machineBrowsers({ platform: 'win32', env: {} })).toEqual([])
  })
})
