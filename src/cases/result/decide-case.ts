import { randomUUID } from 'node:crypto'
import type { Temporal } from 'temporal-polyfill'
import { answerChannels } from '../../channels/index.ts'
import type { Transaction } from '../../foundation/database/index.ts'
import { Conflict, Invalid } from '../../foundation/errors.ts'
import { emitEvent } from '../../foundation/events/index.ts'
import { berlinDay } from '../../foundation/language/index.ts'
import { orderLetter } from '../../post/index.ts'
import { lockCaseFor, NOT_ALLOWED, type StaffStep, writeStaffAct } from '../acts/act-on-case.ts'
import { isAllowed, NO_ADDRESS, type StaffAct } from '../acts/case-acts.ts'
import type { Case, CaseResult } from '../case.ts'
import { type CaseView, viewCase } from '../looks/look-at-case.ts'
import { tellNews } from '../news/tell-news.ts'
import { casePermissions } from '../permissions.ts'
import { updateCase } from '../queries.ts'
import { composeResult, type ResultToCompose } from './compose-result.ts'
import { hasAddress } from './letter-to-applicant.ts'
import { senderOf } from './result-sender.ts'

export interface Decision {
  readonly kind: CaseResult
  /** Reasons of a refusal, or the answer to a formless request; empty when granting. */
  readonly words: string
}

const actOf = { granted: 'grant', refused: 'refuse', answered: 'reply' } satisfies Record<
  CaseResult,
  StaffAct
>
const writtenAs = { granted: 'granted', refused: 'refused', answered: 'replied' } as const

/** A certificate speaks for one person: everybody who was named and found gets their own. */
function oneForEach(toCompose: ResultToCompose, { record, further }: CaseView): ResultToCompose[] {
  if (record.outcome !== 'certificate' || toCompose.kind !== 'granted') return [toCompose]
  const others = further.flatMap(({ found, familyName, givenNames, birthDate }) =>
    found
      ? [
          {
            ...toCompose,
            person: found,
            record: { ...record, applicant: { familyName, givenNames, birthDate } },
          },
        ]
      : [],
  )
  return [toCompose, ...others]
}

/**
 * Consent to fetch the result online counts only as long as nothing shuts that way: the law may have changed, or an
 * overlay been laid, since the person chose. Then it goes by post.
 */
async function deliveryOf(
  tx: Transaction,
  record: Case,
  kind: CaseResult,
  at: Temporal.Instant,
): Promise<Case['delivery']> {
  if (record.delivery === 'post' || kind !== 'granted') return record.delivery
  const answers = await answerChannels(tx, record.serviceId, {
    at,
    identified: record.identity?.level ?? 'none',
  })
  const online = answers.find(({ step, channel }) => step === 'collect' && channel === 'online')
  return online?.state === 'closed' ? 'post' : 'online'
}

/**
 * Decides a case and orders its letter, in one transaction. The register is asked again under the lock: what
 * the page showed may be old.
 *
 * @throws Conflict where the case does not allow it (any more), Invalid where words or an address are missing
 */
export async function decideCase(
  tx: Transaction,
  step: StaffStep,
  decision: Decision,
  today: Temporal.PlainDate,
): Promise<void> {
  const record = await lockCaseFor(tx, step, casePermissions.decideCase)
  const view = await viewCase(tx, record, step.staff.id, today)
  const state = isAllowed(actOf[decision.kind], view.situation)
  if (!state.allowed) throw new Conflict(state.reason ?? NOT_ALLOWED)
  if (decision.kind !== 'granted' && decision.words.trim() === '') {
    throw new Invalid({ de: 'Bitte schreiben Sie, warum.', en: 'Please write why.' })
  }
  const toCompose: ResultToCompose = {
    ...view,
    kind: decision.kind,
    words: decision.words,
    from: await senderOf(tx, record.team, step.staff.name),
    today,
    openedOn: berlinDay(record.openedAt),
  }
  const delivery = await deliveryOf(tx, record, decision.kind, step.at)
  if (delivery === 'post' && !hasAddress(toCompose)) throw new Invalid(NO_ADDRESS)
  for (const addressed of oneForEach(toCompose, view)) {
    await orderLetter(tx, {
      id: randomUUID(),
      caseId: record.id,
      reference: record.reference,
      team: record.team,
      content: composeResult(addressed),
      delivery,
      demo: record.demo,
      at: step.at,
    })
  }
  await updateCase(
    tx,
    record.id,
    { state: 'decided', result: decision.kind, delivery, decidedAt: step.at },
    step.at,
  )
  await writeStaffAct(tx, step, record, writtenAs[decision.kind], decision.words)
  await emitEvent(tx, {
    name: 'case-decided',
    subject: record.id,
    data: { result: decision.kind },
    at: step.at,
  })
  await tellNews(tx, record, { template: 'case-decided', at: step.at })
}
