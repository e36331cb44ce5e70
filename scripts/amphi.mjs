// Sets up what is missing, then hands over to cli.ts under the pinned Node.
//
// Plain JavaScript that runs on Node 20 with nothing installed: it installs the packages when package-lock.json has
// changed, and reads a few small files when it has not. What it says goes to stderr, so that --json stays clean.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import * as fs from 'node:fs'
import module from 'node:module'
import { constants, homedir, tmpdir } from 'node:os'
import { basename, dirname, isAbsolute, join, resolve } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const modules = join(root, 'node_modules')
const stampPath = join(modules, '.amphi-installed')
const lockPath = join(root, '.amphi-install')
const isWindows = process.platform === 'win32'
const isQuiet = process.argv.includes('--quiet')

const lockFile = fs.readFileSync(join(root, 'package-lock.json'), 'utf8')
const lockHash = createHash('sha256').update(lockFile).digest('hex')
const nodePackage = `node-${isWindows ? 'win' : process.platform}-${process.arch}`
const pinnedNode = join(modules, nodePackage, 'bin', isWindows ? 'node.exe' : 'node')

try {
  const version = readStamp() ?? (isInstalledByNpm() ? writeStamp() : await withInstallLock(install))
  keepCompiledCode()
  await handOver(version)
} catch (error) {
  process.stderr.write(`amphi: ${error.message}\n`)
  process.exitCode = error.exitCode ?? 1
}

/** @param version of the pinned Node; '' where there is none that starts */
async function handOver(version) {
  const cli = join(root, 'scripts', 'cli.ts')
  if (version !== '' && (process.execPath !== pinnedNode || process.versions.node !== version)) {
    process.exitCode = await run(pinnedNode, [cli, ...process.argv.slice(2)], { stdio: 'inherit' })
    return
  }
  if (!stripsTypes()) {
    throw new Error(
      `there is no pinned Node for ${process.platform} ${process.arch}, and Node ${process.versions.node} is too old.\n` +
        '  Install Node 24 from https://nodejs.org, then run the same command again.',
    )
  }
  await import('./cli.ts')
}

function stripsTypes() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  return major >= 24 || (major === 23 && minor >= 6) || (major === 22 && minor >= 18)
}

/** The version of the pinned Node when node_modules is what package-lock.json wants, else undefined. */
function readStamp() {
  const stamp = readJson(stampPath)
  if (stamp.lock !== lockHash || stamp.machine !== nodePackage) return undefined
  const isWhole = stamp.packages?.every((path) => fs.existsSync(join(root, path, 'package.json')))
  const hasNode = stamp.node === '' || fs.existsSync(pinnedNode)
  return isWhole && hasNode ? stamp.node : undefined
}

function writeStamp() {
  // Asked and not looked up: a binary for another C library is there and does not start.
  const { stdout } = spawnSync(pinnedNode, ['-p', 'process.versions.node'], { encoding: 'utf8' })
  const node = stdout?.trim() ?? ''
  const packages = Object.keys(JSON.parse(lockFile).packages).filter((path) => {
    return path !== '' && fs.existsSync(join(root, path, 'package.json'))
  })
  try {
    fs.writeFileSync(stampPath, JSON.stringify({ lock: lockHash, machine: nodePackage, node, packages }))
  } catch {
    // A read-only folder is asked again next time.
  }
  return node
}

/** Whether npm's record of node_modules, which it writes last, agrees with package-lock.json. */
function isInstalledByNpm() {
  const found = readJson(join(modules, '.package-lock.json')).packages
  if (found === undefined) return false
  return (
    Object.entries(JSON.parse(lockFile).packages).every(([path, { optional, devOptional, version }]) => {
      if (path === '') return true
      if (found[path] === undefined) return optional || devOptional
      return found[path].version === version && fs.existsSync(join(root, path, 'package.json'))
    }) &&
    (found[`node_modules/${nodePackage}`] === undefined || fs.existsSync(pinnedNode))
  )
}

async function install() {
  const earlier = readStamp()
  if (earlier !== undefined) return earlier
  const start = Date.now()
  if (process.stderr.isTTY && !isQuiet) process.stderr.write('amphi: installing packages …\r')
  fs.rmSync(stampPath, { force: true })
  await npmCi()
  const node = writeStamp()
  const seconds = ((Date.now() - start) / 1000).toFixed(0)
  const runs = node === '' ? `own Node ${process.versions.node}` : `pinned Node ${node}`
  if (!isQuiet) process.stderr.write(`amphi: installed the locked packages in ${seconds} s (${runs})\n`)
  return node
}

async function npmCi() {
  const { command, args, shell } = findNpm()
  const cache = temporaryNpmCache()
  const env = { ...process.env, ...(cache && { npm_config_cache: cache }) }
  const flags = [
    'ci',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
    '--no-update-notifier',
  ]
  // What a lecturer's own npm settings must not leave out or refuse.
  flags.push('--include=dev', '--include=optional', '--engine-strict=false')
  let output = ''
  const exitCode = await run(command, [...args, ...flags], {
    cwd: root,
    env,
    shell,
    stdio: ['ignore', 'pipe', 'pipe'],
    onStart: (child) => {
      // It goes on when we are killed.
      fs.writeFileSync(join(lockPath, ownerName(child.pid)), '')
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk))
    },
  }).finally(() => cache && fs.rmSync(cache, { recursive: true, force: true }))
  if (exitCode === 0) return
  throw new Error(
    `the packages could not be installed. npm says:\n\n${output.replace(/npm error A complete log.*/, '').trim()}\n\n` +
      '  Check that the package registry can be reached (npm ping), then run the same command again.',
  )
}

/** The npm that runs us, else the one beside this Node, else the one on the PATH. */
function findNpm() {
  const { npm_execpath: runner = '', npm_node_execpath: itsNode = '' } = process.env
  const folders = [join(dirname(process.execPath), '..', 'lib'), dirname(process.execPath)]
  const scripts = folders.map((folder) => join(folder, 'node_modules', 'npm', 'bin', 'npm-cli.js'))
  // pnpm and yarn set the same variable, to themselves.
  if (/^npm(-cli)?\.c?js$/.test(basename(runner))) scripts.unshift(runner)
  const script = scripts.find((path) => fs.existsSync(path))
  if (script === undefined) return { command: 'npm', args: [], shell: isWindows }
  return { command: fs.existsSync(itsNode) ? itsNode : process.execPath, args: [script], shell: false }
}

/** A cache for npm where its own cannot be written (no home, or someone else's), undefined where it can. */
function temporaryNpmCache() {
  const usual = home() && join(home(), isWindows ? 'AppData/Local/npm-cache' : '.npm')
  const own = process.env.npm_config_cache ?? usual
  return own && isWritable(own) ? undefined : fs.mkdtempSync(join(tmpdir(), 'amphi-npm-'))
}

/** Lets V8 keep compiled code in Amphi's cache, for this process and those that it starts. */
function keepCompiledCode() {
  const { AMPHI_CACHE, XDG_CACHE_HOME = '', LOCALAPPDATA = '' } = process.env
  const byHome = process.platform === 'darwin' ? 'Library/Caches/amphi' : '.cache/amphi'
  let cache = home() && join(home(), byHome)
  if (isWindows && LOCALAPPDATA) cache = join(LOCALAPPDATA, 'amphi', 'Cache')
  if (isAbsolute(XDG_CACHE_HOME)) cache = join(XDG_CACHE_HOME, 'amphi')
  if (AMPHI_CACHE) cache = resolve(AMPHI_CACHE)
  if (process.env.NODE_COMPILE_CACHE || !cache || !isWritable(join(cache, 'compiled'))) return
  process.env.NODE_COMPILE_CACHE = join(cache, 'compiled')
  module.enableCompileCache?.(process.env.NODE_COMPILE_CACHE)
}

/**
 * Runs `work` while no other launcher installs into this folder. The lock is a folder that holds a file for every process
 * that needs it, named by its number and start: renamed into place whole, which the system refuses while it holds one.
 */
async function withInstallLock(work) {
  for (const name of fs.readdirSync(root)) {
    // What a launcher that was killed had not yet renamed.
    const owner = name.startsWith(`${basename(lockPath)}-`) ? name.slice(basename(lockPath).length + 1) : ''
    if (owner !== '' && !isAlive(owner)) fs.rmSync(join(root, name), { recursive: true, force: true })
  }
  for (let isTold = false; !takeLock(); isTold = true) {
    const advice = `if none runs, delete ${lockPath}`
    if (!isTold && !isQuiet) process.stderr.write(`amphi: waiting for another installation (${advice})\n`)
    await delay(200)
  }
  try {
    return await work()
  } finally {
    fs.rmSync(lockPath, { recursive: true, force: true })
  }
}

function takeLock() {
  if (isHeld(lockPath)) return false
  const own = ownerName(process.pid)
  const offered = `${lockPath}-${own}`
  fs.mkdirSync(offered, { recursive: true })
  fs.writeFileSync(join(offered, own), '')
  try {
    fs.renameSync(offered, lockPath)
    return true
  } catch (error) {
    fs.rmSync(offered, { recursive: true })
    // Another launcher was first.
    if (['ENOTEMPTY', 'EEXIST', 'EPERM'].includes(error.code)) return false
    throw error
  }
}

/** Whether a living process needs the lock. What killed ones left is removed, each by its own name. */
function isHeld(lock) {
  const names = ignoring(['ENOENT', 'ENOTDIR'], () => fs.readdirSync(lock)) ?? []
  const living = names.filter((name) => isAlive(name))
  for (const name of names) if (!living.includes(name)) fs.rmSync(join(lock, name), { force: true })
  // Only an empty folder goes; Windows renames over none at all.
  if (living.length === 0) ignoring(['ENOENT', 'ENOTDIR', 'ENOTEMPTY', 'EEXIST'], () => fs.rmdirSync(lock))
  return living.length > 0
}

function ownerName(pid) {
  return `${pid}-${startOf(pid)}`
}

/** When a process began, in the kernel's ticks: a number given out again is told apart. '0' where it does not tell. */
function startOf(pid) {
  const stat = ignoring(['ENOENT', 'ESRCH'], () => fs.readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? ''
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '0'
}

function isAlive(name) {
  const [pid, start] = name.split('-')
  try {
    process.kill(Number(pid), 0)
  } catch (error) {
    if (error.code !== 'EPERM') return false
  }
  return start === startOf(pid)
}

/** The result of `work`; undefined when it fails with one of the codes. */
function ignoring(codes, work) {
  try {
    return work()
  } catch (error) {
    if (!codes.includes(error.code)) throw error
    return undefined
  }
}

/** Runs a program to its end and passes the first signal on. Resolves to its exit code, 128 + n for signal n. */
function run(command, args, { onStart, ...options }) {
  return new Promise((done, fail) => {
    const child = spawn(command, args, options)
    let received
    const forward = (signal) => {
      if (received === undefined) child.kill(signal)
      received ??= signal
    }
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
    for (const signal of signals) process.on(signal, forward)
    child.on('spawn', () => onStart?.(child))
    child.on('error', (error) =>
      fail(new Error(`${command} cannot be started (${error.code ?? error.message})`)),
    )
    child.on('close', (code, signal) => {
      for (const name of signals) process.off(name, forward)
      const interrupted = Object.assign(new Error('interrupted'), {
        exitCode: 128 + constants.signals[received],
      })
      if (received !== undefined && onStart !== undefined) fail(interrupted)
      else done(code ?? 128 + constants.signals[signal])
    })
  })
}

function home() {
  try {
    return isAbsolute(homedir()) ? homedir() : ''
  } catch {
    return ''
  }
}

function isWritable(folder) {
  try {
    // One by one: with `recursive`, Node 20 never returns from a file system that refuses with ENOENT, such as /proc.
    if (!fs.existsSync(folder) && isWritable(dirname(folder))) fs.mkdirSync(folder)
    fs.accessSync(folder, fs.constants.W_OK)
    return true
  } catch {
    return false
  }
}

function readJson(path) {
  try {
    return JSON.parse(fs.readFileSync(path, 'utf8'))
  } catch {
    return {}
  }
}
