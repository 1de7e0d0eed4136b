import { sql } from 'kysely'
import { findBrokenSeal } from '../audit/index.ts'
import { systemClock } from '../clock.ts'
import type { Database } from '../database/index.ts'
import { jobFailures, jobsRun } from '../jobs/index.ts'
import { type Finding, note, ok, wrong } from './finding.ts'

interface Figures {
  clockSeconds: number
  backupHours: number | null
  waiting: number
  oldestHours: number
  held: number
  givenUp: number
  lettersStuck: number
  cases: boolean
}

const MOST_SECONDS_APART = 5
const BACKUP_HOURS = 36
const MAIL_HOURS = 2

/** What the house itself tells: does anything wait that should not? */
export async function houseFindings(db: Database): Promise<Finding[]> {
  const figures = await read(db)
  return [
    clock(figures),
    await worker(db),
    backup(figures),
    ...mails(figures),
    figures.lettersStuck > 0
      ? wrong(`${figures.lettersStuck} letters could not be made: see outgoing post at /amt/post`)
      : ok('No letter is stuck'),
    await audit(db),
    ...(await jobFailures(db)).map(({ job, failures }) =>
      note(`The job ${job} has failed ${failures} times since the house exists; the worker's log says why`),
    ),
  ]
}

async function read(db: Database): Promise<Figures> {
  const now = systemClock.now()
  const { rows } = await sql<Figures>`
    WITH mail AS (SELECT * FROM foundation.outbox WHERE sent_at IS NULL)
    SELECT abs(extract(epoch FROM clock_timestamp() - ${now}::timestamptz))::float8 AS "clockSeconds",
      (SELECT extract(epoch FROM now() - (value #>> '{}')::timestamptz) / 3600 FROM foundation.setting
        WHERE name = 'last-backup')::float8 AS "backupHours",
      (SELECT count(*) FROM mail WHERE given_up_at IS NULL AND held_at IS NULL) AS waiting,
      (SELECT coalesce(extract(epoch FROM now() - min(due_at)) / 3600, 0)::float8 FROM mail
        WHERE given_up_at IS NULL AND held_at IS NULL) AS "oldestHours",
      (SELECT count(*) FROM mail WHERE given_up_at IS NULL AND held_at IS NOT NULL) AS held,
      (SELECT count(*) FROM mail WHERE given_up_at IS NOT NULL) AS "givenUp",
      (SELECT count(*) FROM post.letter WHERE last_error IS NOT NULL) AS "lettersStuck",
      (SELECT EXISTS (SELECT FROM cases.case_record WHERE NOT demo)) AS cases`.execute(db)
  return rows[0]!
}

function clock({ clockSeconds }: Figures): Finding {
  return clockSeconds > MOST_SECONDS_APART
    ? wrong(
        `The clocks of this machine and of the database are ${Math.round(clockSeconds)} s apart: set them by NTP`,
      )
    : ok('The clocks of this machine and of the database agree')
}

async function worker(db: Database): Promise<Finding> {
  return (await jobsRun(db))
    ? ok('A worker is at work')
    : note('No worker has been heard of in the last half minute')
}

function backup({ backupHours, cases }: Figures): Finding {
  if (backupHours === null)
    return cases
      ? wrong('There are real cases and no backup was ever made: npm run schalter -- backup FOLDER')
      : note('No backup was ever made: npm run schalter -- backup FOLDER')
  const age = `The last backup is ${Math.round(backupHours)} hours old`
  return backupHours > BACKUP_HOURS ? wrong(age) : ok(age)
}

function mails({ waiting, oldestHours, held, givenUp }: Figures): Finding[] {
  return [
    oldestHours > MAIL_HOURS
      ? wrong(`${waiting} mails wait, the oldest for ${Math.round(oldestHours)} hours`)
      : ok(`${waiting} mails wait`),
    ...(held > 0 ? [note(`${held} mails are held since a restore: npm run schalter -- mail held`)] : []),
    ...(givenUp > 0 ? [note(`${givenUp} mails could not be delivered and wait for a person`)] : []),
  ]
}

async function audit(db: Database): Promise<Finding> {
  const broken = await findBrokenSeal(db)
  return broken === null
    ? ok('The audit trail fits its seals, to the end')
    : wrong(`The audit trail does not fit its seals from line ${broken} on: somebody changed it`)
}
