import type { Channel, Offer, Step } from '../services/index.ts'
import type { AdoptedWay } from './adopted-way.ts'
import type { Ground, OfferGround } from './channel-answer.ts'
import type { RawAnswer, ServiceWays } from './channel-question.ts'
import { decidedBy, formlessSentence, notOffered, openSentences } from './sentences.ts'

/** What is offered on this way in ordinary times: what was adopted last, else what the service's file says. */
export function baseOffer(
  service: ServiceWays,
  step: Step,
  channel: Channel,
  adopted: AdoptedWay | null,
): RawAnswer {
  if (adopted) return fromAdopted(adopted)
  const listed = service.offers[step][channel]
  if (listed) return open(service, step, channel, listed)
  const practice = service.closedByPractice.find(
    shut => shut.step === step && shut.channels.includes(channel),
  )
  if (practice) {
    const { reason, source, instead } = practice
    return { ...closed(step, channel), reason, grounds: [{ source }], named: instead }
  }
  if (service.authority && step !== 'advice') {
    const reason = decidedBy(service.authority.name)
    return { ...closed(step, channel), reason, grounds: [{ offer: 'other-authority' }] }
  }
  // Nobody is sent away at the counter, and nobody waits for a form to be built.
  if (channel === 'onsite') return open(service, step, channel, {}, 'on-site-always')
  if (step === 'apply' && channel === 'online' && !service.form) return open(service, step, channel, {})
  return closed(step, channel)
}

function fromAdopted({ step, channel, state, reason, source }: AdoptedWay): RawAnswer {
  const offer = { offer: state === 'open' ? ('adopted' as const) : ('not-offered' as const) }
  return {
    step,
    channel,
    state,
    reason,
    grounds: [offer, { source }],
    until: null,
    named: null,
    condition: null,
  }
}

function open(
  service: ServiceWays,
  step: Step,
  channel: Channel,
  offer: Offer,
  ground: OfferGround = 'offered',
): RawAnswer {
  const formless = step === 'apply' && channel === 'online' && !service.form
  const grounds: Ground[] = [{ offer: formless ? 'formless' : ground }]
  if (offer.source) grounds.push({ source: offer.source })
  const reason = offer.note ?? (formless ? formlessSentence : openSentences[step][channel])
  return { step, channel, state: 'open', reason, grounds, until: null, named: null, condition: null }
}

function closed(step: Step, channel: Channel): RawAnswer {
  const grounds: Ground[] = [{ offer: 'not-offered' }]
  return {
    step,
    channel,
    state: 'closed',
    reason: notOffered[channel],
    grounds,
    until: null,
    named: null,
    condition: null,
  }
}
