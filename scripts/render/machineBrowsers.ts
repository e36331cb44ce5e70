import { delimiter, join, posix, win32 } from 'node:path'

interface Machine {
  platform: NodeJS.Platform
  env: Record<string, string | undefined>
}

const commandsOnLinux = [
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'microsoft-edge-stable',
  'microsoft-edge',
]
const filesOnLinux = [
  '/opt/google/chrome/chrome',
  '/usr/lib/chromium/chromium',
  '/opt/microsoft/msedge/msedge',
  '/snap/bin/chromium',
]
const applicationsOnMac = ['Google Chrome', 'Chromium', 'Microsoft Edge']
const filesOnWindows = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
]

/**
 * The paths at which a Chrome, Edge or Chromium usually stands on a machine, best first.
 *
 * @returns absolute paths, not checked for existence
 */
export function machineBrowsers({ platform, env }: Machine): string[] {
  if (platform === 'win32') {
    const roots = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter(
      (root) => root !== undefined,
    )
    return roots.flatMap((root) => filesOnWindows.map((file) => win32.join(root, file)))
  }
  if (platform === 'darwin') {
    const roots = ['/Applications', ...(env.HOME ? [posix.join(env.HOME, 'Applications')] : [])]
    return roots.flatMap((root) =>
      applicationsOnMac.map((name) => `${root}/${name}.app/Contents/MacOS/${name}`),
    )
  }
  const folders = [
    ...(env.PATH ?? '').split(delimiter).filter((folder) => folder.startsWith('/')),
    '/usr/bin',
  ]
  return [
    ...new Set([
      ...commandsOnLinux.flatMap((name) => folders.map((folder) => join(folder, name))),
      ...filesOnLinux,
    ]),
  ]
}
