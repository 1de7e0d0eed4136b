import {
  demandOf,
  earliestSlots,
  exampleMessage,
  exampleOf,
  HORIZON_DAYS,
  needsForDisplay,
} from '../../appointments/index.ts'
import { channelAnswers } from '../../channels/index.ts'
import type { Database } from '../../foundation/database/index.ts'
import { localHref } from '../../foundation/html/index.ts'
import { berlinDay, type Language, languages } from '../../foundation/language/index.ts'
import { type Takeover, takeovers } from '../plan.ts'
import type { Allotted } from './allot.ts'
import type { DryRun } from './reckon.ts'

/** One kind of message, as it would be sent about a real booking, without saying whose. */
export interface MessageExample {
  readonly way: Takeover
  readonly mail: Readonly<Record<Language, { readonly subject: string; readonly text: string }>>
  readonly sms: Readonly<Record<Language, string>>
  /** The booking: its office and service. */
  readonly office: string
  readonly service: string
}

/** One for each kind that somebody would get, of the group of which most get it. */
export async function messageExamples(
  db: Database,
  run: DryRun,
  publicUrl: string,
): Promise<MessageExample[]> {
  const examples: MessageExample[] = []
  for (const way of takeovers) {
    const most = run.touched.reduce<Allotted | null>(
      (best, one) => (one.offers[way] > (best?.offers[way] ?? 0) ? one : best),
      null,
    )
    const example = most && (await exampleFor(db, run, way, most, publicUrl))
    if (example) examples.push(example)
  }
  return examples
}

async function exampleFor(
  db: Database,
  run: DryRun,
  way: Takeover,
  one: Allotted,
  publicUrl: string,
): Promise<MessageExample | null> {
  const booked = await exampleOf(db, one.group, run)
  if (!booked) return null
  const slot = way === 'other-office' ? await slotElsewhere(db, run, one) : null
  const office = slot ? run.city.offices.offices.get(slot.office) : one.office
  if (!office) return null
  const service = run.city.services.find(({ id }) => id === one.group.services[0]!.id)
  const said = (language: Language) =>
    exampleMessage({
      kind: way,
      slot: slot ?? booked,
      office,
      matter: service?.definition.name[language] ?? one.group.services[0]!.id,
      reason: reasonOf(run, one)[language],
      until: run.from.add({ hours: one.answerHours ?? 24 }),
      link: publicUrl + localHref('/mein-termin', language),
      language,
    })
  const each = <Made>(make: (language: Language) => Made) =>
    Object.fromEntries(languages.map(language => [language, make(language)])) as Record<Language, Made>
  return {
    way,
    mail: each(language => said(language).mail),
    sms: each(language => said(language).sms),
    office: one.group.office,
    service: one.group.services[0]!.id,
  }
}

async function slotElsewhere(db: Database, run: DryRun, { group }: Allotted) {
  const { needs } = await needsForDisplay(db)
  const demand = demandOf(group.services, needs, 'onsite', group.needs)
  if (!demand) return null
  const from = berlinDay(run.from)
  const [slot] = await earliestSlots(
    db,
    {
      demand,
      offices: run.elsewhere.map(({ id }) => id),
      from,
      until: from.add({ days: HORIZON_DAYS }),
      contingent: 'hotline',
      hours: null,
      now: run.from,
    },
    1,
  )
  return slot ?? null
}

/** The sentence with which the plan shuts the door there. */
function reasonOf({ city, definition }: DryRun, { office, group }: Allotted) {
  const service = city.services.find(({ id }) => id === group.services[0]!.id)
  const { running, added, services: _, ...asked } = city
  const answer =
    service &&
    channelAnswers({ ...asked, service: service.definition, office, overlays: [...running, ...added] }).find(
      ({ step, channel }) => step === 'apply' && channel === 'onsite',
    )
  return answer?.reason ?? definition.name
}
