import { crc32, deflateSync } from 'node:zlib'
import type { Chance } from '../../tests/faults/chance.ts'

const WIDTH = 320
const HEIGHT = 180

/** A PNG of 320 × 180 pixels in RGB: a gradient in bands, grainy enough not to compress to nothing. */
export function picture({ below }: Chance): Buffer {
  const [red, green, blue, band] = [below(200), below(200), below(200), 8 + below(24)]
  const rows = Buffer.alloc(HEIGHT * (1 + WIDTH * 3))
  let at = 0
  for (let y = 0; y < HEIGHT; y++) {
    // Each row begins with the number of its filter, 0 for none.
    at += 1
    for (let x = 0; x < WIDTH; x++) {
      const grain = below(8)
      const shade = Math.floor(x / band) % 2 === 0 ? 40 : 0
      at = rows.writeUInt8((red + shade + grain) % 256, at)
      at = rows.writeUInt8((green + Math.floor((y * 55) / HEIGHT)) % 256, at)
      at = rows.writeUInt8((blue + Math.floor((x * 55) / WIDTH)) % 256, at)
    }
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(WIDTH, 0)
  header.writeUInt32BE(HEIGHT, 4)
  // Eight bits a channel, RGB.
  header.set([8, 2], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const whole = Buffer.alloc(typed.length + 8)
  whole.writeUInt32BE(data.length, 0)
  typed.copy(whole, 4)
  whole.writeUInt32BE(crc32(typed), typed.length + 4)
  return whole
}
