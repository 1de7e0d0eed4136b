import { join } from 'node:path'
import { Temporal } from 'temporal-polyfill'
import {
  type ChannelAnswer,
  type ChannelQuestion,
  channelAnswers,
  type Overlay,
} from '../../channels/index.ts'
import { type Database, inTransaction } from '../../foundation/database/index.ts'
import { root } from '../../foundation/root.ts'
import { readYamlFile } from '../../foundation/yaml/index.ts'
import { DerogationFile, importDerogations, type LawBook, readLawBook } from '../../law/index.ts'
import { type OfficeBook, readOfficeBook } from '../../offices/index.ts'
import { type Channel, listServices, type Service, type Step } from '../../services/index.ts'
import { overlaysOf } from '../overlays-of.ts'
import type { PlanDefinition } from '../plan.ts'
import { planHistory } from '../plans/queries.ts'

/** A time on the clocks of Hamburg. */
export const berlin = (text: string) =>
  Temporal.PlainDateTime.from(text).toZonedDateTime('Europe/Berlin').toInstant()

/** Decided on 16 March for the next morning; operation without visitors until 15 May, ramp-up from 18 May. */
export const FROM = berlin('2020-03-17T07:00')
export const UNTIL = berlin('2020-05-18T00:00')

export interface Asked {
  readonly service: string
  readonly office: string
  readonly channel: Channel
  readonly step?: Step
  readonly at: string
}

/** The city of the spring of 2020: the plans that say what was documented, switched on for the days that are documented. */
export class Hamburg2020 {
  private constructor(
    readonly law: LawBook,
    readonly offices: OfficeBook,
    readonly services: ReadonlyMap<string, Service>,
    readonly plans: { readonly city: PlanDefinition; readonly bergedorf: PlanDefinition },
    readonly overlays: readonly Overlay[],
  ) {}

  /** @param db with the district of the demo */
  static async build(db: Database): Promise<Hamburg2020> {
    await inTransaction(db, async tx => {
      const file = await readYamlFile(DerogationFile, join(root, 'district/derogations.yaml'))
      await importDerogations(tx, file, Temporal.Now.instant())
    })
    const plan = async (id: string) => (await planHistory(db, id))[0]!.definition
    const plans = {
      city: await plan('ganze-stadt-nur-dringend'),
      bergedorf: await plan('bergedorf-17-maerz-2020'),
    }
    const services = new Map((await listServices(db)).map(service => [service.id, service]))
    const overlays = [...switchedOn(plans.city), ...switchedOn(plans.bergedorf)]
    return new Hamburg2020(await readLawBook(db), await readOfficeBook(db), services, plans, overlays)
  }

  answer(
    { service, office, channel, step = 'apply', at }: Asked,
    overrides: Partial<ChannelQuestion> = {},
  ): ChannelAnswer {
    const question = {
      service: this.services.get(service)!.definition,
      law: this.law,
      overlays: this.overlays,
      adopted: [],
      offices: this.offices,
      office: this.offices.offices.get(office)!,
      at: berlin(at),
      identified: 'none' as const,
      ...overrides,
    }
    return channelAnswers(question).find(one => one.step === step && one.channel === channel)!
  }

  state(asked: Asked, overrides: Partial<ChannelQuestion> = {}): string {
    const { state, condition } = this.answer(asked, overrides)
    return condition ?? state
  }
}

function switchedOn(definition: PlanDefinition): Overlay[] {
  const switched = { activation: definition.id, from: FROM, until: UNTIL, by: 'Replay', at: FROM }
  const plain = { priority: 0, condition: null, activation: null }
  return overlaysOf(definition, switched).map(overlay => ({ ...plain, ...overlay }))
}
