import { Temporal } from 'temporal-polyfill'
import type { FieldProblem } from '../../foundation/html/index.ts'
import { type Answer, page, type StaffVisit } from '../../foundation/http/index.ts'
import { formatShortDay } from '../../foundation/language/index.ts'
import { readClock, readDay } from '../../foundation/text/index.ts'
import type { Office } from '../../offices/index.ts'
import { type Catalogue, catalogueForDisplay } from '../../services/index.ts'
import { type Demand, demandOf, type ServiceNeed } from '../appointment.ts'
import { needsForDisplay } from '../needs-for-display.ts'
import { sayOn } from '../slot-words.ts'
import { STEP_MINUTES, stepAt } from '../steps.ts'
import { sayObstacle, sayWhole } from './say-obstacle.ts'
import { officeOf, section } from './visit-rules.tsx'
import { countersOf } from './why-facts.ts'
import { whyMessages } from './why-messages.ts'
import { whyNot } from './why-not.ts'
import { type WhyAnswer, WhyPage } from './why-page.tsx'

interface Asked {
  readonly day: Temporal.PlainDate
  readonly step: number
  readonly service: string
  readonly demand: Demand
}

/** Answers with a sentence for each kind of counter; without a question it shows only the form. */
export async function showWhy(visit: StaffVisit): Promise<Answer> {
  const { db, query, clock, language } = visit
  const office = await officeOf(visit)
  const { needs } = await needsForDisplay(db)
  const { services } = await catalogueForDisplay(db)
  const nothing = !['tag', 'zeit', 'leistung'].some(name => query.has(name))
  const typed = {
    day: query.get('tag')?.slice(0, 40) ?? formatShortDay(clock.today(), language),
    time: query.get('zeit')?.slice(0, 40) ?? '',
    service: query.get('leistung') ?? '',
  }
  const read = nothing ? null : readQuestion(visit, typed, needs)
  const problems = read && 'problems' in read ? read.problems : []
  const answer = read && 'asked' in read ? await answerTo(visit, office, read.asked, services) : null
  const t = whyMessages[language]
  const title = answer && typed.time ? t.titleOf(typed.time) : t.title
  const options = [...needs.keys()]
    .map(value => ({ value, label: nameOf(value, services, visit) }))
    .sort((a, b) => a.label.localeCompare(b.label, language))
  const props = { office, title, typed: shownAs(typed, read, visit), services: options, problems, answer }
  return page(title, <WhyPage {...props} />, { section, status: problems.length > 0 ? 422 : 200 })
}

type Typed = { readonly day: string; readonly time: string; readonly service: string }
type Read = { readonly asked: Asked } | { readonly problems: readonly FieldProblem[] }

function readQuestion(
  { clock, language }: StaffVisit,
  typed: Typed,
  needs: ReadonlyMap<string, ServiceNeed>,
): Read {
  const t = whyMessages[language]
  const problems: FieldProblem[] = []
  const note = (field: keyof typeof t.fields, sentence: string) =>
    problems.push({ field, label: t.fields[field], sentence })
  const day = readDay({}, typed.day, { language, today: clock.today() })
  if ('faults' in day) note('tag', day.faults[0]!.sentence)
  const time = readClock(typed.time)
  const step = time && stepAt(time)
  if (step === null) note('zeit', t.noStep)
  const need = needs.get(typed.service)
  const mode = need?.modes.find(one => one === 'onsite') ?? need?.modes[0]
  const demand = mode ? demandOf([{ id: typed.service, persons: 1 }], needs, mode) : null
  if (!demand) note('leistung', t.chooseService)
  if ('faults' in day || step === null || !demand) return { problems }
  return { asked: { day: Temporal.PlainDate.from(day.value), step, service: typed.service, demand } }
}

/** What came by a link as `2026-11-30` stands in the field as people write it. */
function shownAs(typed: Typed, read: Read | null, { language }: StaffVisit): Typed {
  return read && 'asked' in read ? { ...typed, day: formatShortDay(read.asked.day, language) } : typed
}

async function answerTo(
  visit: StaffVisit,
  office: Office,
  { day, step, service, demand }: Asked,
  services: Catalogue['services'],
): Promise<WhyAnswer> {
  const { db, clock, language } = visit
  const [now, today] = [clock.now(), clock.today()]
  const { kinds, steps } = demand
  const counters = await countersOf(db, { office: office.id, day, step, demand, today })
  const hotlineIsBack = Temporal.PlainDate.compare(day, today) <= 0
  const why = whyNot({ day, step, steps, kinds, counters, hotlineIsBack, now })
  const found = why.kind === 'counters' ? why.counters : []
  const when = sayOn({ day, step }, language)
  return {
    asked: whyMessages[language].asked(when, nameOf(service, services, visit), steps * STEP_MINUTES),
    isFree: found.length > 0 && found.every(({ obstacle }) => !obstacle),
    whole: sayWhole(why, language),
    counters: found.map(({ kind, obstacle }) => ({
      kind,
      sentence: sayObstacle(obstacle, { day, today, language }),
    })),
  }
}

function nameOf(service: string, services: Catalogue['services'], { language }: StaffVisit): string {
  return services.get(service)?.definition.name[language] ?? service
}
