import { z } from 'zod'
import { type Secret, sameText } from '../../foundation/secret.ts'
import { AssuranceLevel } from './assurance-level.ts'
import { electronicMeans } from './identity-provider.ts'

/** What the demo's ID page is asked to do. */
export const DemoOrder = z.strictObject({ state: z.string(), returnTo: z.string(), level: AssuranceLevel })
export type DemoOrder = z.infer<typeof DemoOrder>

/** What somebody has confirmed there. */
export const DemoAnswer = z.strictObject({
  state: z.string(),
  persona: z.string(),
  means: z.enum(electronicMeans),
})
export type DemoAnswer = z.infer<typeof DemoAnswer>

type Purpose = 'demo-id-order' | 'demo-id-answer'

/** As a provider signs what goes through the browser. */
export function signed(secret: Secret, purpose: Purpose, value: DemoOrder | DemoAnswer): string {
  const text = Buffer.from(JSON.stringify(value)).toString('base64url')
  return `${text}.${secret.token(purpose, text)}`
}

/** Undefined for what was not signed by this installation for this purpose. */
export function readSigned<Value>(
  secret: Secret,
  purpose: Purpose,
  schema: z.ZodType<Value>,
  text: string,
): Value | undefined {
  const [value = '', signature = ''] = text.slice(0, 4000).split('.')
  if (!sameText(signature, secret.token(purpose, value))) return undefined
  return schema.parse(JSON.parse(Buffer.from(value, 'base64url').toString()))
}
