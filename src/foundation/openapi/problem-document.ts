import { z } from 'zod'
import { ProofOfWorkTask } from '../proof-of-work-task.ts'

/** What the server sends for every call that was stopped, see `http/problem-document.ts`. */
export const ProblemDocument = z
  .strictObject({
    type: z.string().describe('A path of this server; its page explains the problem'),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    errors: z
      .array(
        z.strictObject({
          in: z.enum(['body', 'query', 'header']),
          field: z.string().describe('`answers.birthDate`; empty for the body as a whole'),
          pointer: z.string().optional().describe('Into the body, RFC 6901'),
          message: z.string(),
        }),
      )
      .optional(),
    challenge: ProofOfWorkTask.optional().describe(
      'Of the type proof-of-work: send the same call again with its solution',
    ),
    requestId: z.string().optional().describe('Where the fault is ours: what our log knows the request by'),
  })
  .meta({ id: 'Problem', description: 'Problem details, RFC 9457' })
