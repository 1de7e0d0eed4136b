import { isIP } from 'node:net'
import { resolve } from 'node:path'
import { z } from 'zod'
import { root } from '../root.ts'

/** Null where the variable is not set. */
export function orNull<Output>(schema: z.ZodType<Output>) {
  return schema.optional().transform(value => value ?? null)
}

export const text = z.string()
export const onOff = z.enum(['on', 'off']).transform(word => word === 'on')

export const port = z
  .string()
  .regex(/^\d{1,5}$/)
  .transform(Number)
  .pipe(z.number().max(65_535))

export const count = z
  .string()
  .regex(/^\d{1,5}$/)
  .transform(Number)

export const host = z
  .string()
  .refine(name => isIP(name) !== 0 || /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(name))

/** Absolute; a relative one is in the product's folder, so that every command means the same one wherever it is called. */
export const path = z.string().transform(folder => resolve(root, folder))

export const postgres = url('postgres:', 'postgresql:')

export function url(...protocols: string[]) {
  return z.string().refine(address => URL.canParse(address) && protocols.includes(new URL(address).protocol))
}

/** Over the network an identity, a token or a number is safe by https alone. */
export const safeAddress = z.string().refine(address => {
  if (!URL.canParse(address)) return false
  const { protocol, hostname, username } = new URL(address)
  const here = ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
  return username === '' && (protocol === 'https:' || (protocol === 'http:' && here))
})

/** `post@amt.example` or `Amt <post@amt.example>`: one, and nothing that begins another header. */
export const mailbox = z
  .string()
  .regex(/^(?:[^<>"@\r\n]{1,100} <[^\s<>"@,;:]+@[a-z0-9.-]+>|[^\s<>"@,;:]+@[a-z0-9.-]+)$/i)
