import type { Channel, Step } from '../services/index.ts'
import type { ChannelAnswer } from './channel-answer.ts'

/** One way of a service in one line. */
export interface Way {
  readonly channel: Channel
  /** `advice`: questions are answered this way, but the application needs another. */
  readonly state: 'open' | 'advice' | 'closed'
  /** The answer that counts for the line: on applying, where one applies with us. */
  readonly answer: ChannelAnswer
  readonly advice: ChannelAnswer | null
}

/** The order in which ways are listed; open ones come first. */
const ORDER: readonly Channel[] = ['online', 'phone', 'onsite', 'post', 'email', 'video']
const RANK = { open: 0, advice: 1, closed: 2 } as const

/** The ways of a service by what matters most, applying; where nobody can apply with us, by advice. */
export function waysToday(answers: readonly ChannelAnswer[]): Way[] {
  const answerFor = (step: Step, channel: Channel) =>
    answers.find(answer => answer.step === step && answer.channel === channel)
  return ORDER.flatMap((channel): Way[] => {
    const advice = answerFor('advice', channel) ?? null
    const answer = answerFor('apply', channel) ?? advice
    if (!answer) return []
    if (answer.state === 'open') return [{ channel, state: 'open', answer, advice }]
    // Reading this page is no other way of asking than having it open.
    const asks = channel !== 'online' && advice?.state === 'open'
    return [{ channel, state: asks ? 'advice' : 'closed', answer, advice }]
  }).sort((a, b) => RANK[a.state] - RANK[b.state])
}
