import { randomUUID } from 'node:crypto'
import { Temporal } from 'temporal-polyfill'
import type { Transaction } from '../../foundation/database/index.ts'
import { Conflict } from '../../foundation/errors.ts'
import { countTry, type Limit } from '../../foundation/http/index.ts'
import type { Language } from '../../foundation/language/index.ts'
import { queueSms } from '../../foundation/messages/index.ts'
import type { Secret } from '../../foundation/secret.ts'
import type { Case } from '../case.ts'
import { lockCase } from '../queries.ts'
import {
  deleteMobileNumber,
  findMobileNumber,
  type MobileNumber,
  storeMobileNumber,
} from './mobile-number.ts'

/** Anybody can type anybody's number, so codes are few: for a case, to a number, from a connection. */
const perCase: Limit = { purpose: 'sms-code-case', tries: 5, windowMinutes: 24 * 60 }
const perNumber: Limit = { purpose: 'sms-code-number', tries: 5, windowMinutes: 24 * 60 }
const perConnection: Limit = { purpose: 'sms-code-connection', tries: 20, windowMinutes: 24 * 60 }

export const CODE_MINUTES = 30
/** Whoever presses twice has one code on its way. */
const PRESSED_TWICE_SECONDS = 60

const NOT_NOW = {
  de: 'Für diesen Antrag geht das nicht mehr oder es ist schon eine Nummer bestätigt.',
  en: 'This is no longer possible for this application, or a number is confirmed already.',
}

export interface NumberToGive {
  readonly caseId: string
  /** E.164. */
  readonly number: string
  readonly language: Language
  /** Of whom the codes are counted; null: of nobody. */
  readonly connection: string | null
  readonly at: Temporal.Instant
}

/** Keeps a number for news about this case and sends the code to it. @throws Conflict */
export async function giveNumber(
  tx: Transaction,
  secret: Secret,
  give: NumberToGive,
): Promise<'sent' | 'too-many'> {
  const record = await lockCase(tx, give.caseId)
  const known = await findMobileNumber(tx, record.id)
  if (!mayHaveNews(record) || known?.confirmedAt) throw new Conflict(NOT_NOW)
  const same = known?.number === give.number ? known : null
  if (same && isBefore(give.at, same.givenAt.add({ seconds: PRESSED_TWICE_SECONDS }))) return 'sent'
  if (!(await withinLimits(tx, secret, give))) return 'too-many'
  if (!same) await deleteMobileNumber(tx, record.id)
  await sendCode(tx, record, give, same)
  return 'sent'
}

/** Whether anything can still happen that one would want to hear of. */
export function mayHaveNews({ state }: Case): boolean {
  return state !== 'closed' && state !== 'withdrawn'
}

async function withinLimits(tx: Transaction, secret: Secret, give: NumberToGive): Promise<boolean> {
  const { connection, caseId, number, at } = give
  if (connection !== null && !(await countTry(tx, secret, perConnection, connection, at))) return false
  return (
    (await countTry(tx, secret, perCase, caseId, at)) && (await countTry(tx, secret, perNumber, number, at))
  )
}

/** The time of the code begins when it is to leave: to a number with three SMS in this hour that is later. */
async function sendCode(
  tx: Transaction,
  { id: subjectId, team }: Case,
  { number, language, at }: NumberToGive,
  before: MobileNumber | null,
): Promise<void> {
  const id = before?.id ?? randomUUID()
  const codeEpoch = before ? before.codeEpoch + 1 : 0
  const data = { given: id, epoch: codeEpoch }
  const leavesAt = await queueSms(tx, { number, template: 'sms-code', language, subjectId, team, data, at })
  const codeExpiresAt = leavesAt.add({ minutes: CODE_MINUTES })
  await storeMobileNumber(tx, subjectId, {
    id,
    number,
    codeEpoch,
    codeExpiresAt,
    givenAt: at,
    confirmedAt: null,
  })
}

const isBefore = (a: Temporal.Instant, b: Temporal.Instant) => Temporal.Instant.compare(a, b) < 0
