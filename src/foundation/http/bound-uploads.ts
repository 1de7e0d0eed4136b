import type { FastifyInstance, FastifyRequest } from 'fastify'
import { TooMany } from '../errors.ts'
import { keepWithin } from './limits.ts'
import { networkOf } from './network.ts'
import type { House } from './visit.ts'

const MB = 1024 * 1024

/** Bytes of forms with files that one process holds in memory at a time. */
export const uploadBounds = { ofOneCaller: 128 * MB, ofAll: 256 * MB }
/** As much as such a form can have; assumed where it does not say how long it is. */
const LARGEST = 64 * MB

const ONE_AFTER_THE_OTHER = {
  de: 'Gerade kommen sehr viele Dateien auf einmal an. Bitte versuchen Sie es in einer Minute noch einmal.',
  en: 'A great many files are arriving at once. Please try again in a minute.',
}

/** A form with files is read into memory: only so many at once, and only so much from one caller in an hour. */
export function boundUploads(server: FastifyInstance, house: House): void {
  const held = new Map<string, number>()
  let all = 0
  server.addHook('onRequest', async (request, reply) => {
    const size = sizeOfUpload(request)
    if (size === 0) return
    const caller = networkOf(request.ip)
    const own = held.get(caller) ?? 0
    if (own + size > uploadBounds.ofOneCaller || all + size > uploadBounds.ofAll)
      throw new TooMany(ONE_AFTER_THE_OTHER)
    held.set(caller, own + size)
    all += size
    let given = true
    const release = () => {
      if (!given) return
      given = false
      all -= size
      const left = (held.get(caller) ?? 0) - size
      if (left > 0) held.set(caller, left)
      else held.delete(caller)
    }
    reply.raw.once('finish', release).once('close', release)
    await keepWithin(house, 'upload', caller, Math.ceil(size / MB))
  })
}

function sizeOfUpload({ headers }: FastifyRequest): number {
  if (!/^multipart\//i.test(headers['content-type'] ?? '')) return 0
  const said = Number(headers['content-length'])
  return said > 0 ? Math.min(said, LARGEST) : LARGEST
}
