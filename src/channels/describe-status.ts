import { z } from 'zod'
import { InstantText } from '../foundation/http/index.ts'
import type { Language } from '../foundation/language/index.ts'
import { Channel, Step } from '../services/index.ts'
import type { CentreStatus, CityStatus, Decided } from './city-status.ts'
import type { Overlay } from './overlay.ts'

const State = z.enum(['open', 'closed', 'unknown'])

/** The state of the city as machines get it. */
export const DescribedStatus = z
  .strictObject({
    at: InstantText,
    offices: z.array(
      z.strictObject({
        id: z.string(),
        name: z.string(),
        state: State,
        until: InstantText.nullable().describe('Open until'),
        opens: InstantText.nullable().describe('Opens next; null: not within two weeks, or not known'),
        restricted: z
          .strictObject({ reason: z.string(), since: InstantText, until: InstantText.nullable() })
          .nullable()
          .describe('Open for urgent cases alone, by appointment'),
        shut: z
          .strictObject({ reason: z.string(), since: InstantText, until: InstantText.nullable() })
          .nullable()
          .describe('Shut by a decision rather than by its hours'),
      }),
    ),
    hotline: z.strictObject({ number: z.string().nullable(), state: State }),
    notices: z
      .array(
        z.strictObject({
          channel: Channel,
          step: Step.nullable().describe('null: every step'),
          state: z.enum(['open', 'closed']),
          reason: z.string(),
          since: InstantText,
          until: InstantText.nullable(),
        }),
      )
      .describe('What holds for every service in the whole city'),
  })
  .meta({ id: 'CityStatus' })

export function describeStatus(status: CityStatus, hotline: string | null, language: Language) {
  return {
    at: status.at.toString(),
    offices: status.centres.map(centre => describeCentre(centre, language)),
    hotline: { number: hotline, state: status.hotline.state },
    notices: status.notices.map(notice => describeNotice(notice, language)),
  }
}

function describeCentre({ office, opening, restricted, shut }: CentreStatus, language: Language) {
  return {
    id: office.id,
    name: office.name[language],
    state: shut ? ('closed' as const) : opening.state,
    until: opening.state === 'open' && !shut ? opening.until.toInstant().toString() : null,
    opens: opening.state === 'closed' && !shut ? (opening.opens?.toInstant().toString() ?? null) : null,
    restricted: restricted && describeDecided(restricted, language),
    shut: shut && describeDecided(shut, language),
  }
}

function describeDecided({ reason, since, until }: Decided, language: Language) {
  return { reason: reason[language], since: since.toString(), until: until?.toString() ?? null }
}

function describeNotice(notice: Overlay, language: Language) {
  return {
    channel: notice.channel,
    step: notice.step,
    state: notice.state,
    reason: notice.reason[language],
    since: notice.from.toString(),
    until: notice.until?.toString() ?? null,
  }
}
