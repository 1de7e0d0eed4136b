import { nearestCentres } from '../offices/index.ts'
import type { Channel } from '../services/index.ts'
import { adoptedWay } from './adopted-way.ts'
import { baseOffer } from './base-offer.ts'
import type { ChannelAnswer, Instead } from './channel-answer.ts'
import type { ChannelQuestion, RawAnswer } from './channel-question.ts'
import { decidingOverlay } from './overlay.ts'
import { goToOffice, insteadSentences, noWayLeft, urgentOnly } from './sentences.ts'

/** The order in which other ways are named: those that need no journey first. */
const PREFERENCE: readonly Channel[] = ['online', 'phone', 'onsite', 'post', 'email', 'video']

/** Says what to do instead of a closed way: what the norm names, another house, or another way that is open. */
export function withInstead(
  question: ChannelQuestion,
  { named, ...answer }: RawAnswer,
  all: readonly RawAnswer[],
): ChannelAnswer {
  if (answer.state === 'open') return { ...answer, instead: null }
  const isOpen = (channel: Channel) => all.some(other => other.channel === channel && other.state === 'open')
  if (named && isOpen(named.channel)) return { ...answer, instead: named }
  if (answer.channel === 'onsite') return { ...answer, instead: otherHouse(question, answer.step, isOpen) }
  const other = PREFERENCE.find(isOpen)
  if (other) return { ...answer, instead: { channel: other, text: insteadSentences[other] } }
  return { ...answer, instead: { channel: 'phone', text: noWayLeft } }
}

/** The nearest house that is open for this; else another way; else urgent cases by appointment. */
function otherHouse(
  question: ChannelQuestion,
  step: RawAnswer['step'],
  isOpen: (channel: Channel) => boolean,
): Instead {
  const next =
    question.office && nearestCentres(question.offices, question.office).find(isOpenAt(question, step))
  if (next) return { channel: 'onsite', text: goToOffice(next.name), office: next.id }
  if (question.service.authority) {
    const other = PREFERENCE.find(isOpen)
    if (other) return { channel: other, text: insteadSentences[other] }
  }
  return { channel: 'onsite', text: urgentOnly }
}

/** The law is not asked: it shuts no door (see `channelAllowed`). */
function isOpenAt({ service, overlays, adopted, at }: ChannelQuestion, step: RawAnswer['step']) {
  return (office: { id: string; district: string | null }) => {
    const spot = { service: service.id, team: service.team, step, channel: 'onsite', office } as const
    const base = () => baseOffer(service, step, 'onsite', adoptedWay(adopted, spot, at))
    return (decidingOverlay(overlays, spot, at) ?? base()).state === 'open'
  }
}
