import { recordAudit } from '../../foundation/audit/index.ts'
import { inTransaction } from '../../foundation/database/index.ts'
import { NotFound } from '../../foundation/errors.ts'
import { type Answer, page, redirect, type StaffVisit } from '../../foundation/http/index.ts'
import { parsePaperNumber, sayPaperNumber } from '../../foundation/paper-number.ts'
import { mayEver } from '../../foundation/permissions/index.ts'
import { tidyLine } from '../../foundation/text/index.ts'
import { zip } from '../../foundation/zip.ts'
import { type Office, officesForDisplay } from '../../offices/index.ts'
import { catalogueForDisplay } from '../../services/index.ts'
import { emergencyPermissions } from '../permissions.ts'
import { issueAnew } from './issue-range.ts'
import { makeFolder } from './make-folder.ts'
import { paperMessages } from './messages.ts'
import { OfficePage, type OfficePageProps } from './office-page.tsx'
import { gapsIn, isStale, type NumberSpan, nextIn } from './paper-range.ts'
import { latestNumbers, newestFolders, rangesInUse } from './queries.ts'
import { spoilNumbers } from './spoil-numbers.ts'
import { referenceOf } from './visit-paper.tsx'

const LATEST_SHOWN = 30
const LONGEST_REASON = 300

/** @throws NotFound */
export async function officeOf({ db, params }: StaffVisit): Promise<Office> {
  const office = (await officesForDisplay(db)).offices.get(params.office ?? '')
  if (office?.kind !== 'customer-centre') throw new NotFound()
  return office
}

export async function showOffice(visit: StaffVisit): Promise<Answer> {
  return show(visit, await officeOf(visit), {})
}

/** The gap for which a reason is missing. */
type Failed = Partial<Pick<OfficePageProps, 'withoutReason' | 'failed'>>

/** The page of an office once more, with what could not be done. */
export function showFailed(visit: StaffVisit, office: Office, failed: string): Promise<Answer> {
  return show(visit, office, { failed })
}

async function show(visit: StaffVisit, office: Office, failed: Failed): Promise<Answer> {
  const { db, clock, staff, language, query } = visit
  const folder = (await newestFolders(db)).get(office.id) ?? null
  const ranges = await rangesInUse(db, office.id)
  const latest = await Promise.all(
    (await latestNumbers(db, office.id, LATEST_SHOWN)).map(async one => ({
      ...one,
      reference: one.caseId && (await referenceOf(db, one.caseId)),
    })),
  )
  const { services } = await catalogueForDisplay(db)
  const gaps = ranges.flatMap(range => gapsIn(range, range.dealtWith))
  const next = gaps.at(-1)?.from ?? (ranges[0] ? nextIn(ranges[0], ranges[0].dealtWith) : null)
  const props = {
    office,
    folder,
    stale: isStale(folder?.madeAt ?? null, clock.now()),
    gaps,
    next,
    latest,
    services: [...services.values()]
      .map(({ id, definition }) => ({ value: id, label: definition.name[language] }))
      .sort((a, b) => a.label.localeCompare(b.label, language)),
    staff,
    mayFetch: mayEver(staff, emergencyPermissions.fetchEmergencyFolder),
    mayEnter: mayEver(staff, emergencyPermissions.enterPaper),
    said: said(query, language),
    withoutReason: null,
    failed: null,
    ...failed,
  }
  const status = failed.withoutReason ? { status: 422 } : failed.failed ? { status: 409 } : {}
  return page(office.name[language], <OfficePage {...props} />, { section: 'situation', ...status })
}

/** What was done a moment ago; numbers come back through the address and are read like anything else. */
function said(query: URLSearchParams, language: StaffVisit['language']): string | null {
  const t = paperMessages[language]
  const number = (name: string) => parsePaperNumber(query.get(name) ?? '')
  const [entered, first, last] = [number('nachgetragen'), number('von'), number('bis')]
  const reference = /^HH-[0-9A-Z]{4}-[0-9A-Z]{2}$/.exec(query.get('vorgang') ?? '')?.[0]
  if (entered && reference) return t.saved(sayPaperNumber(entered), reference)
  if (first && last) return t.issued(sayPaperNumber(first), sayPaperNumber(last))
  const spoiled = /^\d{1,3}$/.exec(query.get('verdorben') ?? '')?.[0]
  return spoiled ? t.spoiled(Number(spoiled)) : null
}

/** Made now, with numbers of its own; who fetched it is on record before it leaves the house. */
export async function download(visit: StaffVisit): Promise<Answer> {
  const { db, clock, secret, config, staff } = visit
  const office = await officeOf(visit)
  const house = { clock, secret, demo: config.demo }
  const folder = await makeFolder(db, house, office, { carrier: 'download', by: staff.name })
  const numbers = [folder.range.first, folder.range.last].map(sayPaperNumber)
  const [object, at] = [{ kind: 'office', id: office.id } as const, folder.madeAt]
  const detail = { carrier: 'download', numbers }
  await inTransaction(db, tx =>
    recordAudit(tx, { actor: staff, act: 'paper.folder-fetched', object, detail, at }),
  )
  const name = `notfallmappe-${office.id}-${numbers[0]}.zip`
  const content = zip(folder.files.map(file => ({ ...file, name: `notfallmappe-${office.id}/${file.name}` })))
  return { kind: 'file', content, type: 'application/zip', name, disposition: 'attachment' }
}

export async function issue(visit: StaffVisit): Promise<Answer> {
  const { db, clock, staff } = visit
  const office = await officeOf(visit)
  const at = clock.now()
  const range = await inTransaction(db, async tx => {
    const issued = await issueAnew(tx, office.id, staff.name, at)
    const detail = { numbers: [issued.first, issued.last].map(sayPaperNumber) }
    const object = { kind: 'office', id: office.id } as const
    await recordAudit(tx, { actor: staff, act: 'paper.numbers-issued', object, detail, at })
    return issued
  })
  const query = new URLSearchParams({ von: sayPaperNumber(range.first), bis: sayPaperNumber(range.last) })
  return redirect(`/amt/lage/papier/${office.id}?${query}`)
}

export async function postSpoiled(visit: StaffVisit): Promise<Answer> {
  const { db, clock, body, staff, language } = visit
  const office = await officeOf(visit)
  const t = paperMessages[language]
  const span = spanOf(body.get('von'), body.get('bis'))
  if (!span) return show(visit, office, { failed: t.spoilLost })
  const reason = tidyLine(body.get('grund')).slice(0, LONGEST_REASON)
  if (reason === '') return show(visit, office, { withoutReason: span })
  const toSpoil = { office: office.id, span, reason, staff, at: clock.now() }
  const spoiled = await inTransaction(db, tx => spoilNumbers(tx, toSpoil))
  if (spoiled.kind === 'not-of-this-office') return show(visit, office, { failed: t.spoilLost })
  return redirect(`/amt/lage/papier/${office.id}?verdorben=${spoiled.count}`)
}

function spanOf(from: string, to: string): NumberSpan | null {
  const [first, last] = [parsePaperNumber(from), parsePaperNumber(to)]
  return first && last ? { from: first, to: last } : null
}
