import type { Temporal } from 'temporal-polyfill'
import type { Database } from '../../foundation/database/index.ts'
import type { Secret } from '../../foundation/secret.ts'
import type { Office } from '../../offices/index.ts'
import { catalogueForDisplay } from '../../services/index.ts'
import { makeSheet } from './make-sheet.tsx'
import { insertSheet, linesOf, nextOpeningDays } from './queries.ts'

export interface SheetFile {
  readonly day: Temporal.PlainDate
  /** One file that needs nothing else. */
  readonly html: string
}

export interface SheetsToMake {
  readonly office: Office
  readonly secret: Secret
  readonly demo: boolean
  readonly today: Temporal.PlainDate
  readonly madeAt: Temporal.Instant
}

/** The sheets of today and of the next opening day of an office, as files; each can be checked later like any other. */
export async function sheetFiles(db: Database, toMake: SheetsToMake): Promise<SheetFile[]> {
  const { office, secret, demo, today, madeAt } = toMake
  const { services } = await catalogueForDisplay(db)
  const next = (await nextOpeningDays(db, today)).get(office.id)
  const files: SheetFile[] = []
  for (const day of next ? [today, next] : [today]) {
    const lines = await linesOf(db, office.id, day)
    const { seal, html } = makeSheet(secret, { office, day, lines, services, madeAt, language: 'de', demo })
    await insertSheet(db, { seal, office: office.id, day, madeAt, appointments: lines.length })
    files.push({ day, html })
  }
  return files
}
