import { z } from 'zod'

export const PROOF_ALGORITHM = 'PBKDF2/SHA-256'

/** A task as ALTCHA (version 2) describes it, which its own programs can solve as well. */
export const ProofOfWorkTask = z
  .strictObject({
    parameters: z.strictObject({
      algorithm: z.literal(PROOF_ALGORITHM),
      cost: z.int().describe('Rounds of one try'),
      keyLength: z.int(),
      keyPrefix: z.string().describe('What the derived key begins with, in hex'),
      keySignature: z.string(),
      nonce: z
        .string()
        .describe('In hex; the password of a try is this and the number of the try as four bytes'),
      salt: z.string().describe('In hex'),
      data: z.strictObject({
        effort: z.int().describe('How many times as much work as the plain task'),
        until: z.int().describe('In seconds since 1970: worth nothing afterwards'),
      }),
    }),
    signature: z.string(),
  })
  .meta({ id: 'ProofOfWorkTask' })
export type ProofOfWorkTask = z.output<typeof ProofOfWorkTask>
