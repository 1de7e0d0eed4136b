import { Temporal } from 'temporal-polyfill'
import { inject } from 'vitest'
import { type Answers, filesOf } from '../../src/applications/answers/index.ts'
import { saveAnswers } from '../../src/applications/drafts/change-draft.ts'
import { addFile, type FileQuestion } from '../../src/applications/drafts/draft-files.ts'
import { startDraft } from '../../src/applications/drafts/start-draft.ts'
import { findDraft } from '../../src/applications/queries.ts'
import { submitDraft } from '../../src/applications/submit-application.ts'
import { systemClock } from '../../src/foundation/clock.ts'
import { inTransaction, openDatabase, type Transaction } from '../../src/foundation/database/index.ts'
import { checkedFile } from '../../src/foundation/files/testing/checked-file.ts'
import { getService } from '../../src/services/index.ts'
import { photo } from './files.ts'
import { houseSecret } from './staff.ts'

export interface PreparedDraft {
  readonly id: string
  /** Opens it in any browser. */
  readonly link: string
}

const home = { street: 'Testgang 2a', postcode: '20144', place: 'Hamburg' }

/** All that is asked for a certificate of registration, two people, and a file that is handed in. */
export const certificateAnswers: Answers = {
  familyName: 'Voß',
  givenNames: 'Leonie',
  birthName: '',
  birthDate: '11.02.2003',
  birthPlace: 'Hamburg',
  dwelling: 'mainDwelling',
  mainAddress: home,
  movedInOn: '',
  kind: 'simple',
  purpose: 'bank',
  forOthers: 'yes',
  persons: [
    {
      key: 'one',
      answers: {
        personFamilyName: 'Voß',
        personGivenNames: 'Ida',
        personBirthDate: '01.05.2026',
        relation: 'child',
      },
    },
  ],
  email: '',
  phone: '',
}

/** A draft as somebody would have filled it in, in the house of the journeys. */
export async function prepareDraft(serviceId: string, answers: Answers): Promise<PreparedDraft> {
  return withHouse(async tx => {
    const at = Temporal.Now.instant()
    const service = await getService(tx, serviceId)
    const { id, token } = await startDraft(tx, houseSecret, { service, language: 'de', at })
    await saveAnswers(tx, { draftId: id, language: 'de', at }, answers)
    return { id, link: `/antrag/fortsetzen/${token}` }
  })
}

/** Hands a photo in with it. */
export async function attachPhoto(draft: PreparedDraft, questionId: string): Promise<string> {
  return withHouse(async tx => {
    const at = Temporal.Now.instant()
    const { definition } = await getService(tx, (await findDraft(tx, draft.id, at))!.serviceId)
    const questions = definition.form!.pages.flatMap(page => page.questions)
    const question = questions.find(({ id }) => id === questionId)
    await addFile(
      tx,
      { draftId: draft.id, language: 'de', at },
      question as FileQuestion,
      checkedFile(photo.name, photo.buffer),
    )
    return filesOf((await findDraft(tx, draft.id, at))!.answers, questionId)[0]!.fileId
  })
}

/** Sends it, so that there is a receipt. */
export async function send(draft: PreparedDraft): Promise<void> {
  await withHouse(async tx => {
    const at = Temporal.Now.instant()
    const { revision } = (await findDraft(tx, draft.id, at))!
    const submit = { draftId: draft.id, revision, language: 'de', today: systemClock.today(), at } as const
    const { kind } = await submitDraft(tx, { secret: houseSecret, demo: true }, submit)
    if (kind !== 'sent') throw new Error(`The prepared draft could not be sent: ${kind}`)
  })
}

async function withHouse<Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result> {
  const db = openDatabase(inject('house').databaseUrl, { max: 1 })
  try {
    return await inTransaction(db, work)
  } finally {
    await db.destroy()
  }
}
