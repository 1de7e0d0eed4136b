import { hash, verify } from '@node-rs/argon2'

/** argon2id (2) with OWASP's minimum of 19 MiB and two passes. */
const strength = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFC'), strength)
}

/** Verified where nobody has the name, or who has it has no password, so that "unknown" takes as long as "wrong". */
let nobody: Promise<string> | undefined

export async function passwordMatches(stored: string | null, password: string): Promise<boolean> {
  nobody ??= hashPassword('nobody has this password')
  const matches = await verify(stored || (await nobody), password.normalize('NFC'))
  return Boolean(stored) && matches
}
