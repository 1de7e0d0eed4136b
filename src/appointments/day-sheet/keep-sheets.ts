import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Temporal } from 'temporal-polyfill'
import type { Clock } from '../../foundation/clock.ts'
import type { Database } from '../../foundation/database/index.ts'
import type { Secret } from '../../foundation/secret.ts'
import { writeWhole } from '../../foundation/write-whole.ts'
import { customerCentres, type Office, officesForDisplay } from '../../offices/index.ts'
import { catalogueForDisplay } from '../../services/index.ts'
import { type MadeSheet, makeSheet } from './make-sheet.tsx'
import { insertSheet, linesOf, nextOpeningDays } from './queries.ts'
import { stateIn } from './seal-sheet.ts'

export interface SheetKeeper {
  readonly folder: string
  readonly secret: Secret
  readonly demo: boolean
}

/** `altona-2026-11-27.html` */
const NAME = /^\.?[\w-]+-(\d{4}-\d{2}-\d{2})\.html(\.part)?$/

/**
 * Writes each centre's sheet of today and of its next opening day, so that paper can carry on when the program stands
 * still. One that says the same as the file that lies there is left alone; what is over is deleted.
 * @returns the names of the files that were written
 */
export async function keepSheets(
  db: Database,
  clock: Clock,
  { folder, secret, demo }: SheetKeeper,
): Promise<string[]> {
  const [today, madeAt] = [clock.today(), clock.now()]
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await deleteOld(folder, today)
  const { services } = await catalogueForDisplay(db)
  const next = await nextOpeningDays(db, today)
  const written: string[] = []
  for (const office of customerCentres(await officesForDisplay(db))) {
    for (const day of [today, next.get(office.id)]) {
      if (!day) continue
      const lines = await linesOf(db, office.id, day)
      const sheet = makeSheet(secret, { office, day, lines, services, madeAt, language: 'de', demo })
      if (await lies(folder, office, day, sheet)) continue
      // First known, then there: a sheet that lies in the folder is never one that nobody knows.
      await insertSheet(db, { seal: sheet.seal, office: office.id, day, madeAt, appointments: lines.length })
      await writeWhole(folder, nameOf(office, day), sheet.html, 0o600)
      written.push(nameOf(office, day))
    }
  }
  return written
}

function nameOf({ id }: Office, day: Temporal.PlainDate): string {
  return `${id}-${day}.html`
}

async function lies(
  folder: string,
  office: Office,
  day: Temporal.PlainDate,
  { state }: MadeSheet,
): Promise<boolean> {
  const html = await readFile(join(folder, nameOf(office, day)), 'utf8').catch(() => '')
  return stateIn(html) === state
}

async function deleteOld(folder: string, today: Temporal.PlainDate): Promise<void> {
  for (const name of await readdir(folder)) {
    const day = NAME.exec(name)?.[1]
    // Whatever else lies there is not ours.
    if (day && day < today.toString()) await rm(join(folder, name))
  }
}
