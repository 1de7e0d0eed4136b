import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import { z } from 'zod'

const base64url = z.string().regex(/^[\w-]{1,8000}$/)
const credential = { id: base64url, rawId: base64url, type: z.literal('public-key') }
const extensions = { clientExtensionResults: z.looseObject({}) }

const Made = z.object({
  ...credential,
  ...extensions,
  response: z.object({
    clientDataJSON: base64url,
    attestationObject: base64url,
    transports: z.array(z.string().max(20)).max(8).optional(),
  }),
})
const Used = z.object({
  ...credential,
  ...extensions,
  response: z.object({
    clientDataJSON: base64url,
    authenticatorData: base64url,
    signature: base64url,
    userHandle: base64url.nullish(),
  }),
})

function parse<Schema extends z.ZodType>(schema: Schema, text: string): z.output<Schema> | null {
  try {
    return schema.parse(JSON.parse(text))
  } catch {
    return null
  }
}

/** What the script put into the form; null where it is no answer of a passkey. */
export function readMade(text: string): RegistrationResponseJSON | null {
  return parse(Made, text) as RegistrationResponseJSON | null
}
export function readUsed(text: string): AuthenticationResponseJSON | null {
  const used = parse(Used, text)
  if (!used) return null
  const { userHandle, ...response } = used.response
  return { ...used, response: { ...response, ...(userHandle ? { userHandle } : {}) } } as never
}
