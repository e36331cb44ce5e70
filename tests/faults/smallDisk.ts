// Loaded before a command (node --import): its processes find the disk full after AMPHI_TEST_DISK_BYTES bytes each. What
// native code writes is not counted.
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

let free = Number(process.env['AMPHI_TEST_DISK_BYTES'])

function take(bytes: number): void {
  free -= bytes
  if (free >= 0) return
  const message = 'ENOSPC: no space left on device, write'
  throw Object.assign(new Error(message), { code: 'ENOSPC', errno: -28, syscall: 'write' })
}

const sizeOf = (data: unknown): number =>
  typeof data === 'string' || data instanceof Uint8Array ? Buffer.byteLength(data) : 0
const sizeAt = (path: unknown): number => {
  const found = fs.statSync(path as fs.PathLike, { throwIfNoEntry: false })
  return found?.isFile() === true ? found.size : 0
}

type AnyFunction = (...args: never[]) => unknown
/** Counts what a function is about to write. */
function counted<T extends AnyFunction>(write: T, bytes: (args: unknown[]) => number): T {
  return ((...args: never[]) => {
    take(bytes(args))
    return write(...args)
  }) as unknown as T
}
function countedLater<T extends AnyFunction>(write: T, bytes: (args: unknown[]) => number): T {
  return (async (...args: never[]) => {
    take(bytes(args))
    return await write(...args)
  }) as unknown as T
}

fs.writeFileSync = counted(fs.writeFileSync, ([, data]) => sizeOf(data))
fs.writeSync = counted(fs.writeSync as AnyFunction, ([fd, data]) =>
  Number(fd) > 2 ? sizeOf(data) : 0,
) as never
fs.copyFileSync = counted(fs.copyFileSync, ([from]) => sizeAt(from))
fs.promises.writeFile = countedLater(fs.promises.writeFile, ([, data]) => sizeOf(data))
fs.promises.copyFile = countedLater(fs.promises.copyFile, ([from]) => sizeAt(from))
fs.promises.cp = countedLater(fs.promises.cp, ([from]) => sizeAt(from))
syncBuiltinESMExports()
