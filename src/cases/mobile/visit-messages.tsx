import { offersSms } from '../../foundation/config.ts'
import { inTransaction } from '../../foundation/database/index.ts'
import { NotFound } from '../../foundation/errors.ts'
import { type Answer, page, redirect, type Visit } from '../../foundation/http/index.ts'
import { readMobileNumber } from '../../foundation/messages/index.ts'
import type { Case } from '../case.ts'
import { confirmNumber, takeBackNumber } from './confirm-number.ts'
import { giveNumber } from './give-number.ts'
import { mobileMessages } from './messages.ts'
import { MessagesPage, type MessagesPageProps } from './messages-page.tsx'
import { findMobileNumber } from './mobile-number.ts'

const words = (visit: Visit) => mobileMessages[visit.language]

type Failure = Pick<MessagesPageProps, 'typed' | 'error'> & { readonly status: number }

export function getMessagesPage(visit: Visit, record: Case): Promise<Answer> {
  return showMessages(visit, record)
}

async function showMessages(visit: Visit, record: Case, failure?: Failure): Promise<Answer> {
  const t = words(visit)
  const { status, ...failed } = failure ?? { status: 200 }
  const done = visit.query.get('danke') as keyof typeof t.done | null
  const props = {
    record,
    mobile: await findMobileNumber(visit.db, record.id),
    offered: offersSms(visit.config),
    // What was typed in the application is offered, and changed where it is no mobile number.
    typed: record.contact.phone ?? '',
    done: done && Object.hasOwn(t.done, done) ? t.done[done] : null,
    ...failed,
  }
  return page(t.title, <MessagesPage {...props} />, { section: 'myCase', status })
}

export async function postNumber(visit: Visit, record: Case): Promise<Answer> {
  if (!offersSms(visit.config)) throw new NotFound()
  const t = words(visit)
  const typed = visit.body.get('nummer').slice(0, 100)
  const back = (sentence: string, status = 422) =>
    showMessages(visit, record, { typed, error: { field: 'nummer', sentence }, status })
  const { smsCountries, rateLimit } = visit.config
  const read = readMobileNumber(typed, smsCountries)
  if (!read.ok)
    return back(
      read.refusal === 'country' ? t.countryMissing(named(smsCountries, visit.language)) : t.numberMissing,
    )
  const given = await inTransaction(visit.db, tx =>
    giveNumber(tx, visit.secret, {
      caseId: record.id,
      number: read.number,
      language: visit.language,
      connection: rateLimit ? visit.address : null,
      at: visit.clock.now(),
    }),
  )
  return given === 'too-many' ? back(t.tooMany, 429) : redirect(pageOf(record))
}

/** `Deutschland, Dänemark` */
function named(countries: readonly string[], language: Visit['language']): string {
  const names = new Intl.DisplayNames(language, { type: 'region' })
  return countries.map(code => names.of(code) ?? code).join(', ')
}

export async function postConfirmation(visit: Visit, record: Case): Promise<Answer> {
  const t = words(visit)
  const code = visit.body.get('code').slice(0, 40)
  const given = { caseId: record.id, code, at: visit.clock.now() }
  const result = await inTransaction(visit.db, tx => confirmNumber(tx, visit.secret, given))
  if (result === 'confirmed') return redirect(`${pageOf(record)}?danke=bestaetigt`)
  const [sentence, status] = result === 'wrong' ? [t.codeWrong, 422] : [t.codeLocked, 429]
  return showMessages(visit, record, { error: { field: 'code', sentence }, status })
}

export async function postTakeBack(visit: Visit, record: Case): Promise<Answer> {
  await inTransaction(visit.db, tx => takeBackNumber(tx, record.id, visit.clock.now()))
  return redirect(`${pageOf(record)}?danke=abgemeldet`)
}

const pageOf = ({ reference }: Case) => `/mein-antrag/${reference}/nachrichten`
