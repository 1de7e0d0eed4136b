import { Temporal } from 'temporal-polyfill'
import { endOfDay, type Localized } from '../foundation/language/index.ts'
import { channelAllowed } from '../law/index.ts'
import { customerCentres, type Office } from '../offices/index.ts'
import { type Channel, channels, type Step, steps } from '../services/index.ts'
import { type AdoptedWay, adoptedWay } from './adopted-way.ts'
import { baseOffer } from './base-offer.ts'
import type { ChannelAnswer, Ground } from './channel-answer.ts'
import type { ChannelQuestion, RawAnswer, ServiceWays } from './channel-question.ts'
import { decidingOverlay, endedOverlay, type Overlay } from './overlay.ts'
import { afterProof, allowedUntil, openedUntil, openInSome } from './sentences.ts'
import { withInstead } from './with-instead.ts'

/**
 * Which ways are open for each step the service has, and why: (what is offered ⊕ overlays) ∧ law. The law's no
 * beats everything; a closed way always says what to do instead.
 */
export function channelAnswers(asked: ChannelQuestion): ChannelAnswer[] {
  const question = aboutService(asked)
  return stepsOf(question.service, question.adopted).flatMap(step => {
    const raw = channels.map(channel => underLaw(question, offered(question, step, channel)))
    return raw.map(answer => withInstead(question, answer, raw))
  })
}

/** Without what concerns other services alone: two dozen answers would look through it two dozen times. */
function aboutService(asked: ChannelQuestion): ChannelQuestion {
  const { id } = asked.service
  const requirements = asked.law.requirements.filter(({ services }) => services.includes(id))
  const known = new Set(requirements.map(requirement => requirement.id))
  const derogations = asked.law.derogations.filter(({ requirement }) => known.has(requirement))
  const overlays = asked.overlays.filter(({ service }) => service === null || service === id)
  return { ...asked, law: { requirements, derogations }, overlays }
}

/** Advice is part of every service; a step nobody offers anything for does not occur, but whoever decides takes applications. */
export function stepsOf({ id, offers, authority }: ServiceWays, adopted: readonly AdoptedWay[] = []): Step[] {
  return steps.filter(
    step =>
      step === 'advice' ||
      (step === 'apply' && !authority) ||
      Object.keys(offers[step]).length > 0 ||
      adopted.some(way => way.service === id && way.step === step),
  )
}

/** What the office offers, overlaid by what is decided for a time. */
function offered(question: ChannelQuestion, step: Step, channel: Channel): RawAnswer {
  if (channel === 'onsite' && !question.office) return acrossCity(question, step)
  return atSpot(question, step, channel, question.office)
}

function atSpot(question: ChannelQuestion, step: Step, channel: Channel, office: Office | null): RawAnswer {
  const { service, overlays, adopted, at } = question
  const spot = { service: service.id, team: service.team, step, channel, office }
  const base = baseOffer(service, step, channel, adoptedWay(adopted, spot, at))
  const overlay = decidingOverlay(overlays, spot, at)
  if (!overlay) return base.state === 'closed' ? saidSince(base, endedOverlay(overlays, spot, at)) : base
  const grounds: Ground[] = [{ overlay: overlay.id }, ...(overlay.state === 'closed' ? [] : base.grounds)]
  const { state, reason, until, condition } = overlay
  return { ...base, state, reason, grounds, until, condition, named: null }
}

/** Whoever came this way lately reads that it has ended, and not only that there is no such way. */
function saidSince(closed: RawAnswer, ended: Overlay | null): RawAnswer {
  return ended?.until ? { ...closed, reason: both(openedUntil(ended.until), closed.reason) } : closed
}

/** On site in the city as a whole is open as long as one customer centre is. */
function acrossCity(question: ChannelQuestion, step: Step): RawAnswer {
  const whole = atSpot(question, step, 'onsite', null)
  const centres = customerCentres(question.offices)
  const answers = centres.map(centre => atSpot(question, step, 'onsite', centre))
  const open = answers.filter(answer => answer.state === 'open')
  const [someOpen] = open
  const someShut = answers.find(answer => answer.state === 'closed')
  if (!someOpen) return someShut && whole.state === 'open' ? someShut : whole
  if (!someShut) return whole.state === 'open' ? whole : someOpen
  const reason = both(openInSome(open.length, centres.length), someShut.reason)
  return { ...someOpen, reason, grounds: [...someShut.grounds, ...someOpen.grounds], until: someShut.until }
}

function both(first: Localized, second: Localized): Localized {
  return { de: `${first.de} ${second.de}`, en: `${first.en} ${second.en}` }
}

function underLaw(question: ChannelQuestion, answer: RawAnswer): RawAnswer {
  const { law, service, office, at, identified } = question
  const { step, channel } = answer
  const place = office && { district: office.district, office: office.id }
  const allowed = channelAllowed({ ...law, service: service.id, step, channel, place, at, identified })
  const lawEnds = allowed.until && endOfDay(allowed.until)
  if (allowed.allowed) {
    const until = answer.state === 'open' ? earlier(answer.until, lawEnds) : answer.until
    const said = answer.state === 'open' && allowed.level !== 'none'
    const reason = said ? both(answer.reason, afterProof(allowed.level)) : answer.reason
    return { ...answer, reason, grounds: [...answer.grounds, ...allowed.grounds], until }
  }
  const { requirement, ended } = allowed
  const { reason, instead } = requirement
  const since = ended && answer.state === 'open' ? allowedUntil(ended.last, ended.derogation.citation) : null
  return {
    step,
    channel,
    state: 'closed',
    reason: since ? both(since, reason) : reason,
    grounds: allowed.grounds,
    until: lawEnds,
    condition: null,
    named: instead,
  }
}

function earlier(a: Temporal.Instant | null, b: Temporal.Instant | null): Temporal.Instant | null {
  if (!a || !b) return a ?? b
  return Temporal.Instant.compare(a, b) <= 0 ? a : b
}
