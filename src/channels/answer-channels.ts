import type { Temporal } from 'temporal-polyfill'
import type { Database, Transaction } from '../foundation/database/index.ts'
import { NotFound } from '../foundation/errors.ts'
import { readLawInForce } from '../law/index.ts'
import { readOfficeBook } from '../offices/index.ts'
import type { AssuranceLevel } from '../people/index.ts'
import { getService } from '../services/index.ts'
import type { ChannelAnswer } from './channel-answer.ts'
import { channelAnswers } from './channel-answers.ts'
import { readAdoptedWays, readOverlays } from './queries.ts'

export interface AnswerOptions {
  readonly at: Temporal.Instant
  /** Id of an office; left out: the city as a whole. */
  readonly office?: string | undefined
  /** As it was decided by then; left out: now. */
  readonly knownAt?: Temporal.Instant
  /** How surely whoever comes can prove online who they are, or has proved it. */
  readonly identified: AssuranceLevel
}

/** Reads the tables themselves, so that a decision may rest on it. */
export async function answerChannels(
  db: Database | Transaction,
  serviceId: string,
  { at, office, identified, knownAt }: AnswerOptions,
): Promise<ChannelAnswer[]> {
  const { definition } = await getService(db, serviceId)
  const offices = await readOfficeBook(db)
  const asked = office === undefined ? null : offices.offices.get(office)
  if (asked === undefined) throw new NotFound()
  const law = await readLawInForce(db, knownAt ? { knownAt } : {})
  const overlays = await readOverlays(db, knownAt ?? null)
  const adopted = await readAdoptedWays(db, knownAt ?? null)
  return channelAnswers({
    service: definition,
    law,
    overlays,
    adopted,
    offices,
    office: asked,
    at,
    identified,
  })
}
