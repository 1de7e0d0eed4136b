import type { Temporal } from 'temporal-polyfill'
import type { Body } from '../../foundation/http/index.ts'
import { BERLIN, formatShortDay, type Language } from '../../foundation/language/index.ts'
import type { TypedMoment } from '../switch/read-moment.ts'
import type { Homecoming } from './homecoming.ts'

export interface TypedWay {
  readonly decision: string
  readonly until: string
  readonly reason: string
}

export interface TypedStage extends TypedMoment {
  readonly portion: string
}

/** A return as it stands in the form. */
export interface TypedReturn {
  /** By the place of the action in the plan. */
  readonly ways: ReadonlyMap<number, TypedWay>
  readonly stages: readonly TypedStage[]
  /** Number of the stage as it was chosen, by office. */
  readonly offices: ReadonlyMap<string, string>
}

export const MOST_STAGES = 8
export const NO_WAY: TypedWay = { decision: '', until: '', reason: '' }
const LONGEST = 500

export function typedReturn(body: Body, ways: readonly number[], offices: readonly string[]): TypedReturn {
  const text = (name: string) => body.get(name).slice(0, LONGEST)
  const count = Math.min(MOST_STAGES, Math.max(1, Number(/^\d$/.exec(body.get('stufen'))?.[0] ?? 1)))
  return {
    ways: new Map(
      ways.map(way => [
        way,
        {
          decision: text(`entscheidung-${way}`),
          until: text(`bis-${way}`),
          reason: text(`grund-${way}`),
        },
      ]),
    ),
    stages: Array.from({ length: count }, (_, index) => ({
      day: text(`tag-${index + 1}`),
      time: text(`zeit-${index + 1}`),
      portion: text(`menge-${index + 1}`),
    })),
    offices: new Map(offices.map(office => [office, text(`amt-${office}`)])),
  }
}

/** What was written last; at the beginning one stage with all of them, tomorrow at seven, everything at once. */
export function fieldsOfReturn(
  homecoming: Homecoming | null,
  offices: readonly string[],
  today: Temporal.PlainDate,
  language: Language,
): TypedReturn {
  const day = (date: Temporal.PlainDate) => formatShortDay(date, language)
  const first = { day: day(today.add({ days: 1 })), time: '7:00', portion: 'all' }
  const stages = homecoming?.stages.map(({ startsAt, portionDays }) => {
    const local = startsAt.toZonedDateTimeISO(BERLIN)
    const time = `${local.hour}:${String(local.minute).padStart(2, '0')}`
    return {
      day: day(local.toPlainDate()),
      time,
      portion: portionDays === null ? 'all' : String(portionDays),
    }
  })
  const stageOf = (office: string) => homecoming?.stages.find(stage => stage.offices.includes(office))?.number
  return {
    ways: new Map(
      homecoming?.decisions.map(({ action, decision, until, reason }) => [
        action,
        { decision, until: until ? day(until) : '', reason },
      ]),
    ),
    stages: stages && stages.length > 0 ? stages : [first],
    offices: new Map(offices.map(office => [office, homecoming ? String(stageOf(office) ?? '') : '1'])),
  }
}

/** One more stage a week after the last, or without the last one. */
export function withStages(typed: TypedReturn, more: boolean): TypedReturn {
  const { stages } = typed
  if (more && stages.length < MOST_STAGES)
    return {
      ...typed,
      stages: [...stages, { day: '', time: stages.at(-1)!.time, portion: stages.at(-1)!.portion }],
    }
  return more || stages.length === 1 ? typed : { ...typed, stages: stages.slice(0, -1) }
}
