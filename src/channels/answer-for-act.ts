import type { Temporal } from 'temporal-polyfill'
import type { Transaction } from '../foundation/database/index.ts'
import { type Requirement, readLawInForce } from '../law/index.ts'
import type { OfficeBook } from '../offices/index.ts'
import type { AssuranceLevel } from '../people/index.ts'
import type { Channel, Step } from '../services/index.ts'
import type { ChannelAnswer } from './channel-answer.ts'
import { channelAnswers } from './channel-answers.ts'
import type { ServiceWays } from './channel-question.ts'
import { readWaysTouching } from './queries.ts'

export interface ActByWay {
  readonly service: ServiceWays
  readonly step: Step
  readonly channel: Exclude<Channel, 'onsite'>
  /** All that are on file for this service; whoever acts has read them already. */
  readonly requirements: readonly Requirement[]
  readonly identified: AssuranceLevel
  readonly at: Temporal.Instant
}

const NO_OFFICES: OfficeBook = {
  districts: new Map(),
  quarters: [],
  offices: new Map(),
  closures: [],
  hotline: null,
}

/**
 * Whether one way of the city as a whole is open for an act that is done right now, such as sending an application. The same
 * answer as that of `answerChannels`, from what concerns this way alone: thousands are sent on a day. Undefined: the service
 * has no such step.
 */
export async function answerForAct(tx: Transaction, act: ActByWay): Promise<ChannelAnswer | undefined> {
  const { service, step, channel, requirements } = act
  const ways = await readWaysTouching(tx, { service: service.id, step, channel })
  // Without a demand on this way there is nothing to derogate from.
  const isBound = requirements.some(one => one.step === step && one.closes.includes(channel))
  const derogations = isBound ? (await readLawInForce(tx)).derogations : []
  const law = { requirements, derogations }
  const answers = channelAnswers({ ...act, ...ways, law, offices: NO_OFFICES, office: null })
  return answers.find(answer => answer.step === step && answer.channel === channel)
}
