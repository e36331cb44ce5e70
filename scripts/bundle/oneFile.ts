import { readdir, readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'

/** Stands for the folder of public files while the one-file edition is built; nothing of it is left in the result. */
export const PUBLIC_BASE = '/__amphi_public__/'

const MIME: Record<string, string> = {
  avif: 'image/avif',
  gif: 'image/gif',
  ico: 'image/x-icon',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  png: 'image/png',
  svg: 'image/svg+xml',
  webp: 'image/webp',
  mp3: 'audio/mpeg',
  mp4: 'video/mp4',
  ogg: 'audio/ogg',
  wav: 'audio/wav',
  webm: 'video/webm',
  otf: 'font/otf',
  ttf: 'font/ttf',
  woff: 'font/woff',
  woff2: 'font/woff2',
  json: 'application/json',
  pdf: 'application/pdf',
  txt: 'text/plain',
  js: 'text/javascript',
  mjs: 'text/javascript',
  css: 'text/css',
  vtt: 'text/vtt',
}

/**
 * Joins what the bundler wrote into one HTML file that needs no server: script and styles stand in the page, public
 * files become data URLs.
 * @param buildDir folder with `index.html`, one script and at most one style sheet per link, and the public files
 */
export async function inlineIntoOneFile(buildDir: string): Promise<string> {
  const files = await listFiles(buildDir)
  const read = (path: string): Promise<string> => readFile(join(buildDir, path), 'utf8')
  let html = (await read('index.html')).replace(/<link[^>]+rel="modulepreload"[^>]*>/g, '')
  for (const path of files) {
    if (path.endsWith('.css')) {
      html = replaceOnce(
        html,
        new RegExp(`<link[^>]+href="${escape(PUBLIC_BASE + path)}"[^>]*>`),
        inlineStyle(await read(path)),
      )
    }
    if (path.endsWith('.js')) {
      const tag = new RegExp(`<script[^>]+src="${escape(PUBLIC_BASE + path)}"[^>]*></script>`)
      html = moveToEndOfBody(html, tag, inlineScript(await read(path)))
    }
  }
  html = await inlinePublicFiles(html, buildDir, files)
  return html.replaceAll(PUBLIC_BASE, '')
}

/** A module script runs after parsing wherever it stands; at the end of the body it does not delay the first paint. */
function moveToEndOfBody(html: string, tag: RegExp, script: string): string {
  if (!tag.test(html)) return html
  return replaceOnce(html.replace(tag, ''), /<\/body>/, `${script}\n</body>`)
}

function inlineStyle(css: string): string {
  return `<style>${css.replaceAll('</style', '<\\/style')}</style>`
}

function inlineScript(code: string): string {
  // `<!--` and `<script` in a string would change how the rest of the page is parsed.
  const safe = code
    .replace(/<\/script/gi, (tag) => `<\\${tag.slice(1)}`)
    .replaceAll('<!--', '\\x3C!--')
    .replace(/<script/gi, (tag) => `\\x3C${tag.slice(1)}`)
  return `<script type="module">${safe}</script>`
}

async function inlinePublicFiles(html: string, buildDir: string, files: string[]): Promise<string> {
  // The longest path first: "a.png" is the beginning of "a.png.webp".
  for (const path of files.sort((a, b) => b.length - a.length)) {
    for (const url of new Set([PUBLIC_BASE + path, PUBLIC_BASE + encodeURI(path)])) {
      if (!html.includes(url)) continue
      const extension = path.split('.').at(-1)?.toLowerCase() ?? ''
      const data = (await readFile(join(buildDir, path))).toString('base64')
      html = html.replaceAll(url, `data:${MIME[extension] ?? 'application/octet-stream'};base64,${data}`)
    }
  }
  return html
}

function replaceOnce(text: string, pattern: RegExp, replacement: string): string {
  return text.replace(pattern, () => replacement)
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

async function listFiles(dir: string): Promise<string[]> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(dir, join(entry.parentPath, entry.name)).split(sep).join('/'))
}
