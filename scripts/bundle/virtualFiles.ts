import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

/**
 * Slidev writes small modules into the deck's `node_modules/.slidev/virtual` and reads them a moment later, under names
 * made from their content. Two editions bundled at a time write the same files: one truncates what the other is about to
 * read. Here a file that is there already is left alone, and a new one appears whole, by a rename.
 */
export function writeVirtualFilesWhole(): void {
  const write = fs.writeFileSync
  fs.writeFileSync = (file, data, options) => {
    if (
      typeof file !== 'string' ||
      !/[\\/]\.slidev[\\/]virtual[\\/]/.test(file) ||
      typeof data !== 'string'
    ) {
      return write(file, data, options)
    }
    if (fs.existsSync(file) && fs.readFileSync(file, 'utf8') === data) return
    const whole = `${file}.${process.pid}`
    write(whole, data, options)
    fs.renameSync(whole, file)
  }
  syncBuiltinESMExports()
}
