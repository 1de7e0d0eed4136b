import type { Temporal } from 'temporal-polyfill'
import { callList, sheetFiles, type ToCall } from '../../appointments/index.ts'
import { noticesForDisplay, statusForDisplay } from '../../channels/index.ts'
import type { Clock } from '../../foundation/clock.ts'
import { type Database, inTransaction } from '../../foundation/database/index.ts'
import { formatDay } from '../../foundation/language/index.ts'
import type { Secret } from '../../foundation/secret.ts'
import { type Office, officesForDisplay } from '../../offices/index.ts'
import { renderPaper } from '../../post/index.ts'
import { catalogueForDisplay } from '../../services/index.ts'
import { releasedActivations } from '../switch/queries.ts'
import { callFile } from './call-file.tsx'
import { fileMessages } from './file-messages.ts'
import { indexFile } from './index-file.tsx'
import { rangeOfFolder } from './issue-range.ts'
import type { Carrier, PaperRange } from './paper-range.ts'
import { papersOf } from './papers.ts'
import { insertFolder, insertRange } from './queries.ts'
import { statusFile } from './status-file.tsx'

/** What the makers of folders lean on besides the database. */
export interface FolderHouse {
  readonly clock: Clock
  readonly secret: Secret
  readonly demo: boolean
}

export interface FileInFolder {
  /** With `/` between folders. */
  readonly name: string
  readonly says: string
  readonly content: Buffer
}

export interface Folder {
  readonly office: Office
  readonly range: PaperRange
  readonly madeAt: Temporal.Instant
  /** `index.html` first. */
  readonly files: readonly FileInFolder[]
}

/** Of one operation; more than this nobody calls before the house is back. */
const CALLS_OF_AN_OPERATION = 10_000

/**
 * Everything with which an office carries on when the program stands still. A download or a stick gets numbers of its own:
 * whoever prints it cannot know what others have printed.
 * @param by who asked for it; null: the job of the hour
 */
export async function makeFolder(
  db: Database,
  house: FolderHouse,
  office: Office,
  { carrier, by }: { readonly carrier: Carrier; readonly by: string | null },
): Promise<Folder> {
  const [madeAt, language] = [house.clock.now(), 'de'] as const
  const range = await inTransaction(db, tx =>
    carrier === 'folder'
      ? rangeOfFolder(tx, office.id, madeAt)
      : insertRange(tx, { office: office.id, carrier, by, at: madeAt }),
  )
  const { services } = await catalogueForDisplay(db)
  const hotline = (await officesForDisplay(db)).hotline?.number ?? null
  const common = { office, range, hotline, madeAt, demo: house.demo }
  const nameOf = (id: string) => services.get(id)?.definition.name[language] ?? id
  const t = fileMessages[language].names
  const files = [
    ...(await sheets(db, house, office, madeAt)),
    text(
      'anrufe.html',
      t.calls,
      callFile({
        ...common,
        calls: await callsOf(db, office),
        language,
        nameOf,
        office: office.name[language],
      }),
    ),
    ...(await papers({ ...common, services })),
    text('status.html', t.status, await statusNow(db, house, madeAt)),
  ]
  const contents = files.map(({ name, says }) => ({ name, says }))
  const index = indexFile({ ...common, office: office.name[language], contents, language })
  const all = [text('index.html', fileMessages[language].index.title(office.name[language]), index), ...files]
  const listed = all.map(({ name, content }) => ({ name, bytes: content.length }))
  const made = { office: office.id, carrier, rangeFirst: range.first, madeAt, madeBy: by, files: listed }
  await inTransaction(db, tx => insertFolder(tx, made))
  return { office, range, madeAt, files: all }
}

function text(name: string, says: string, content: string): FileInFolder {
  return { name, says, content: Buffer.from(content) }
}

async function sheets(
  db: Database,
  { secret, demo, clock }: FolderHouse,
  office: Office,
  madeAt: Temporal.Instant,
): Promise<FileInFolder[]> {
  const made = await sheetFiles(db, { office, secret, demo, today: clock.today(), madeAt })
  const { sheet } = fileMessages.de.names
  return made.map(({ day, html }) => text(`tagesblatt-${day}.html`, sheet(formatDay(day, 'de')), html))
}

/** Of every operation that runs, those who were to come to this office; by day and time. */
async function callsOf(db: Database, office: Office): Promise<ToCall[]> {
  const calls: ToCall[] = []
  for (const { id } of await releasedActivations(db)) {
    const all = await callList(db, id, CALLS_OF_AN_OPERATION)
    calls.push(...all.filter(call => call.office === office.id))
  }
  return calls
}

async function papers(toMake: Parameters<typeof papersOf>[0]): Promise<FileInFolder[]> {
  const files: FileInFolder[] = []
  for (const { name, says, paper } of await papersOf(toMake))
    files.push({ name, says, content: Buffer.from(await renderPaper(paper)) })
  return files
}

/** The state of the city as a file of its own. */
export async function statusNow(
  db: Database,
  { demo }: Pick<FolderHouse, 'demo'>,
  at: Temporal.Instant,
): Promise<string> {
  const { hotline } = await officesForDisplay(db)
  const [status, notices] = [await statusForDisplay(db, at), await noticesForDisplay(db)]
  return statusFile({ status, notices, hotline: hotline?.number ?? null, demo })
}
