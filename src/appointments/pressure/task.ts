import { randomInt } from 'node:crypto'
import { createChallenge, verifySolution } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import type { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { PROOF_ALGORITHM, ProofOfWorkTask } from '../../foundation/proof-of-work-task.ts'
import { type Secret, tokenHash } from '../../foundation/secret.ts'

/** A page may be read for so long before its task is worth nothing. */
export const TASK_MINUTES = 15

/** Each try of the plain task takes so many rounds; the one that solves it is among so many tries. */
export interface Work {
  readonly rounds: number
  readonly tries: number
}
export const PLAIN_WORK: Work = { rounds: 2000, tries: 400 }

const Solved = z.strictObject({
  challenge: ProofOfWorkTask,
  solution: z.object({ counter: z.int(), derivedKey: z.string() }),
})

export async function makeTask(
  secret: Secret,
  { effort, at }: { effort: number; at: Temporal.Instant },
  { rounds, tries }: Work = PLAIN_WORK,
): Promise<ProofOfWorkTask> {
  const challenge = await createChallenge({
    algorithm: PROOF_ALGORITHM,
    cost: rounds,
    counter: randomInt(tries * effort),
    // The library's own end would go by another clock than ours.
    data: { effort, until: secondsOf(at.add({ minutes: TASK_MINUTES })) },
    deriveKey,
    ...keysOf(secret),
  })
  return ProofOfWorkTask.parse(challenge)
}

function keysOf(secret: Secret) {
  return {
    hmacSignatureSecret: secret.token('hold-proof', 'task'),
    hmacKeySignatureSecret: secret.token('hold-proof', 'key'),
  }
}

export function secondsOf(at: Temporal.Instant): number {
  return Math.floor(at.epochMilliseconds / 1000)
}

export interface SolvedTask {
  /** The same for every copy of it. */
  readonly mark: Buffer
  readonly effort: number
  /** In seconds since 1970. */
  readonly until: number
}

/** @param text the task and its solution as JSON in base64, as ALTCHA's own page element sends it */
export async function readSolution(
  secret: Secret,
  text: string,
  at: Temporal.Instant,
): Promise<SolvedTask | 'wrong' | 'old'> {
  const read = Solved.safeParse(jsonIn(text))
  if (!read.success) return 'wrong'
  const { challenge, solution } = read.data
  const { verified } = await verifySolution({ challenge, solution, deriveKey, ...keysOf(secret) })
  const { effort, until } = challenge.parameters.data
  if (!verified) return 'wrong'
  if (until <= secondsOf(at)) return 'old'
  return { mark: tokenHash(challenge.signature), effort, until }
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64').toString('utf8'))
  } catch {
    return null
  }
}
