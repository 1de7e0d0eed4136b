import { Temporal } from 'temporal-polyfill'
import type { FieldProblem } from '../../foundation/html/index.ts'
import { type Answer, page, type StaffVisit } from '../../foundation/http/index.ts'
import { BERLIN } from '../../foundation/language/index.ts'
import { readDay } from '../../foundation/text/index.ts'
import { readLawBook } from '../queries.ts'
import { type LawSurroundings, section } from '../room.tsx'
import { FallbackPage, type FallbackPageProps } from './fallback-page.tsx'
import { dayBefore, fallsBack } from './falls-back.ts'
import { fallbackMessages } from './messages.ts'

/** What lies ahead, where nobody asks for a day. */
const DAYS_AHEAD = 90

export async function showFallback(visit: StaffVisit, around: LawSurroundings): Promise<Answer> {
  const { db, clock, language } = visit
  const today = clock.today()
  const on = typedDay(visit, 'am', today.add({ days: DAYS_AHEAD }))
  const known = typedDay(visit, 'bekannt', today)
  const problems = [on, known].flatMap(({ problem }) => problem ?? [])
  const props: FallbackPageProps = {
    typed: { am: on.typed, bekannt: known.typed },
    problems,
    result: on.day && known.day ? await compare(visit, on.day, known.day) : null,
    services: await around.services(db),
    districts: await around.districts(db),
  }
  const status = problems.length > 0 ? 422 : 200
  return page(fallbackMessages[language].title, <FallbackPage {...props} />, { section, status })
}

/** As known at the end of a day. */
async function compare({ db }: StaffVisit, to: Temporal.PlainDate, known: Temporal.PlainDate) {
  const knownAt = known.add({ days: 1 }).toZonedDateTime(BERLIN).toInstant().subtract({ milliseconds: 1 })
  const law = await readLawBook(db, { knownAt })
  const from = dayBefore(to, known)
  return { from, to, known, law, changes: fallsBack(law, from, to) }
}

interface TypedDay {
  readonly typed: string
  readonly day?: Temporal.PlainDate
  readonly problem?: FieldProblem
}

function typedDay(
  { query, clock, language }: StaffVisit,
  field: 'am' | 'bekannt',
  usual: Temporal.PlainDate,
): TypedDay {
  const typed = query.get(field) ?? usual.toString()
  const read = readDay({ notBefore: '1900-01-01' }, typed, { language, today: clock.today() })
  if ('faults' in read) {
    const label = fallbackMessages[language].fields[field]!
    return { typed, problem: { field, label, sentence: read.faults[0]!.sentence } }
  }
  return { typed: read.text, day: Temporal.PlainDate.from(read.value) }
}
