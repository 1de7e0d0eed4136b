import { type RawBuilder, sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import { type Transaction, type Write, writeBehind, writeTogether } from '../../foundation/database/index.ts'
import { eventWrite } from '../../foundation/events/index.ts'
import { filesHandedTo } from '../../foundation/files/index.ts'
import type { Language, Localized } from '../../foundation/language/index.ts'
import { mailWrite } from '../../foundation/messages/index.ts'
import type { Actor } from '../../foundation/permissions/index.ts'
import { type Secret, tokenHash } from '../../foundation/secret.ts'
import type { Channel, Outcome } from '../../services/index.ts'
import { accessCode, linkToken } from '../access/citizen-access.ts'
import { newReference } from '../access/reference.ts'
import { actWrites } from '../acts/queries.ts'
import type { Case, CaseIdentity } from '../case.ts'
import { documentWrite } from '../documents/queries.ts'
import { findCaseById } from '../queries.ts'
import { filesOf, type Snapshot } from '../snapshot.ts'

export interface CaseToOpen {
  /** Chosen by the caller, so that codes can be derived from it; the same id twice opens one case. */
  readonly id: string
  readonly service: {
    readonly id: string
    readonly version: number
    readonly name: Localized
    readonly team: string
    readonly outcome: Outcome
  }
  readonly channel: Channel
  readonly language: Language
  readonly applicant: {
    readonly familyName: string
    readonly givenNames: string
    readonly birthDate: Temporal.PlainDate | null
  }
  readonly contact: {
    readonly email: string | null
    readonly phone: string | null
    /** Lines of the address window below the name; empty where none was given. */
    readonly postalAddress: readonly string[]
  }
  /** `online`: the person agreed to fetch the result online. */
  readonly delivery: 'post' | 'online'
  readonly snapshot: Snapshot
  /** How whoever applied has proved who they are; null: not at all. */
  readonly identity: CaseIdentity | null
  /** The last day of the promise. */
  readonly promisedOn: Temporal.PlainDate
  readonly openedBy: Actor
  readonly demo: boolean
  /** When it was received; from here the promise counts. */
  readonly at: Temporal.Instant
  /** It was taken down on paper at that time, and is entered only now. */
  readonly paper?: { readonly number: string; readonly enteredAt: Temporal.Instant }
  /** What the caller writes in the same statement, once the number is known. */
  readonly alongside?: (reference: string) => readonly Write[]
}

export interface OpenedCase {
  readonly id: string
  readonly reference: string
  /** Six digits to be spoken, valid only with the reference. */
  readonly code: string
  /** 128 bits for the link in the mail. */
  readonly linkToken: string
}

/** What is done for it is done now, however long the paper has lain. */
function enteredAt({ paper, at }: CaseToOpen): Temporal.Instant {
  return paper?.enteredAt ?? at
}

/** The row of the case; no row comes back where its id or its number is taken. */
function caseWrite(secret: Secret, toOpen: CaseToOpen, reference: string): RawBuilder<{ reference: string }> {
  const { service, applicant } = toOpen
  const who = { ...applicant, birthDate: applicant.birthDate?.toString() ?? null }
  return sql`
    INSERT INTO cases.case_record (id, reference, service_id, service_version, service_name, outcome, team, channel,
      language, state, applicant, contact, delivery, snapshot, identity, link_token_hash, promised_on, demo, opened_at, changed_at,
      paper_number)
    VALUES (${toOpen.id}, ${reference}, ${service.id}, ${service.version}, ${JSON.stringify(service.name)},
      ${service.outcome}, ${service.team}, ${toOpen.channel}, ${toOpen.language}, 'new', ${JSON.stringify(who)},
      ${JSON.stringify(toOpen.contact)}, ${toOpen.delivery}, ${JSON.stringify(toOpen.snapshot)},
      ${toOpen.identity && JSON.stringify(toOpen.identity)},
      ${tokenHash(linkToken(secret, toOpen.id, 0))}, ${toOpen.promisedOn}, ${toOpen.demo}, ${toOpen.at},
      ${enteredAt(toOpen)}, ${toOpen.paper?.number ?? null})
    ON CONFLICT DO NOTHING
    RETURNING reference`
}

/** What the opening owes beside the row of the case. */
function openingWrites(toOpen: CaseToOpen, reference: string): Write[] {
  const { id, service, paper } = toOpen
  const at = enteredAt(toOpen)
  const { email } = toOpen.contact
  const files = filesOf(toOpen.snapshot)
  const data = paper ? { data: { paper: paper.number, receivedAt: toOpen.at.toString() } } : {}
  return [
    ...actWrites({ caseId: id, kind: 'opened', actor: toOpen.openedBy, at, ...data }),
    ...files.map(({ file, label }) =>
      documentWrite({ caseId: id, fileId: file.fileId, name: file.name, label, at }),
    ),
    ...(files.length > 0 ? [filesHandedTo(id, service.team)] : []),
    eventWrite({ name: 'case-opened', subject: id, data: { service: service.id }, at }),
    ...(email ? [confirmation(toOpen, email)] : []),
    ...(toOpen.alongside?.(reference) ?? []),
  ]
}

type HandedOver = Pick<Case, 'id' | 'reference' | 'accessEpoch'>

function handOver(secret: Secret, { id, reference, accessEpoch }: HandedOver): OpenedCase {
  const code = accessCode(secret, id, accessEpoch)
  return { id, reference, code, linkToken: linkToken(secret, id, accessEpoch) }
}

/**
 * Opens a case in the transaction of whoever took the application in: the number exists exactly when the
 * application does. Also queues the confirmation mail where there is an address. A citizen who opens a case has been let
 * in under its id before (`letIn`): the database shows a new row to nobody else.
 *
 * Two cases drawing the same of 11.9 million references is rare but happens; the database decides. Where somebody
 * else has opened the case in the meantime, it is theirs that counts.
 */
export async function openCase(tx: Transaction, secret: Secret, toOpen: CaseToOpen): Promise<OpenedCase> {
  for (let tries = 0; tries < 20; tries += 1) {
    const drawn = newReference()
    const opened = await writeBehind(tx, caseWrite(secret, toOpen, drawn), openingWrites(toOpen, drawn))
    if (opened) {
      // What is written together has no order, and the course of a case begins with its opening.
      if (toOpen.identity) await writeTogether(tx, proofWrites(toOpen, toOpen.identity))
      return handOver(secret, { id: toOpen.id, reference: drawn, accessEpoch: 0 })
    }
    const existing = await findCaseById(tx, toOpen.id)
    if (existing) {
      await writeTogether(tx, toOpen.alongside?.(existing.reference) ?? [])
      return handOver(secret, existing)
    }
  }
  throw new Error('No free reference was found in twenty tries.')
}

/** When it was proved, not when it was sent; how stands in the data of the act. */
function proofWrites({ id, openedBy }: CaseToOpen, identity: CaseIdentity): Write[] {
  const { means, level, at } = identity
  return actWrites({
    caseId: id,
    kind: 'identified',
    actor: openedBy,
    data: { means, level },
    at: Temporal.Instant.from(at),
  })
}

function confirmation(toOpen: CaseToOpen, address: string): Write {
  const { id, service, language } = toOpen
  const at = enteredAt(toOpen)
  return mailWrite({ address, template: 'case-opened', language, subjectId: id, team: service.team, at })
}
