import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { FastifyInstance } from 'fastify'
import { root } from '../root.ts'

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.woff2': 'font/woff2',
}

/** Name on pages to file in the product or in a package. Fonts first: the styles name them. */
const files: Record<string, string | readonly string[]> = {
  'fira-sans-400.woff2': 'assets/fonts/fira-sans-400.woff2',
  'fira-sans-600.woff2': 'assets/fonts/fira-sans-600.woff2',
  'noto-sans-400.woff2': 'assets/fonts/noto-sans-400.woff2',
  'noto-sans-700.woff2': 'assets/fonts/noto-sans-700.woff2',
  'mark.svg': 'assets/mark.svg',
  'kern.css': 'node_modules/@kern-ux/native/dist/kern.min.css',
  'base.css': 'assets/base.css',
  'portal.css': [
    'assets/portal/shell.css',
    'assets/portal/directory.css',
    'assets/portal/forms.css',
    'assets/portal/case.css',
    'assets/portal/appointments.css',
  ],
  'workbench.css': [
    'assets/workbench/shell.css',
    'assets/workbench/case.css',
    'assets/workbench/directory.css',
    'assets/workbench/account.css',
    'assets/workbench/counter.css',
    'assets/workbench/openings.css',
    'assets/workbench/day-sheet.css',
    'assets/workbench/law.css',
    'assets/workbench/appointments.css',
    'assets/workbench/emergency.css',
  ],
  'portal.js': 'assets/portal.js',
  'read-aloud.js': 'assets/read-aloud.js',
  'forms.js': 'assets/forms.js',
  'appointments.js': 'assets/appointments.js',
  'proof-of-work.js': 'assets/proof-of-work.js',
  'hall.js': 'assets/hall.js',
  'counter.js': 'assets/counter.js',
  'workbench.js': 'assets/workbench.js',
  'passkeys.js': 'assets/passkeys.js',
}

/** Squeezed beside the start, which does not wait for it. */
const brotliOf = promisify(brotliCompress)
const gzipOf = promisify(gzip)
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }

interface Asset {
  readonly address: string
  readonly type: string
  readonly plain: Buffer
  readonly gzip: Promise<Buffer> | null
  readonly brotli: Promise<Buffer> | null
}

function compressible(name: string): boolean {
  return !name.endsWith('.woff2')
}

function load(name: string, paths: readonly string[], addresses: ReadonlyMap<string, string>): Asset {
  let plain: Buffer = Buffer.concat(paths.map(path => readFileSync(join(root, path))))
  if (name.endsWith('.css')) {
    const text = plain
      .toString('utf8')
      .replace(/asset\(([^)]+)\)/g, (_, other) => `url(${addresses.get(other)})`)
    plain = Buffer.from(text)
  }
  const hash = createHash('sha256').update(plain).digest('base64url').slice(0, 12)
  const ending = extname(name)
  const squeeze = compressible(name)
  return {
    address: `/assets/${name.slice(0, -ending.length)}.${hash}${ending}`,
    type: types[ending] ?? 'application/octet-stream',
    plain,
    gzip: squeeze ? gzipOf(plain) : null,
    brotli: squeeze ? brotliOf(plain, BROTLI) : null,
  }
}

/** Serves styles, scripts and fonts from memory under addresses that change with their content. */
export function serveAssets(server: FastifyInstance): (name: string) => string {
  const addresses = new Map<string, string>()
  for (const [name, file] of Object.entries(files)) {
    const asset = load(name, [file].flat(), addresses)
    addresses.set(name, asset.address)
    server.get(asset.address, async (request, reply) => {
      const accepts = request.headers['accept-encoding'] ?? ''
      reply.header('cache-control', 'public, max-age=31536000, immutable').header('vary', 'accept-encoding')
      reply.type(asset.type)
      if (asset.brotli && /\bbr\b/.test(accepts))
        return reply.header('content-encoding', 'br').send(await asset.brotli)
      if (asset.gzip && /\bgzip\b/.test(accepts))
        return reply.header('content-encoding', 'gzip').send(await asset.gzip)
      return reply.send(asset.plain)
    })
  }
  return name => {
    const address = addresses.get(name)
    if (!address) throw new Error(`There is no asset named ${name}.`)
    return address
  }
}
