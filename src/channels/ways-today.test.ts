import { expect, test } from 'vitest'
import { type Channel, channels, type Step } from '../services/index.ts'
import type { ChannelAnswer } from './channel-answer.ts'
import { waysToday } from './ways-today.ts'

function answer(step: Step, channel: Channel, state: 'open' | 'closed'): ChannelAnswer {
  const instead = state === 'open' ? null : { channel: 'phone' as const, text: { de: '115', en: '115' } }
  return {
    step,
    channel,
    state,
    reason: { de: '', en: '' },
    grounds: [],
    until: null,
    condition: null,
    instead,
  }
}
const all = (step: Step, open: readonly Channel[]) =>
  channels.map(channel => answer(step, channel, open.includes(channel) ? 'open' : 'closed'))
const lines = (answers: readonly ChannelAnswer[]) =>
  waysToday(answers).map(({ channel, state }) => `${channel} ${state}`)

test('open ways come first, then those on which questions are answered, then the closed ones', () => {
  const answers = [...all('advice', ['phone', 'email', 'post']), ...all('apply', ['onsite', 'post', 'phone'])]
  expect(lines(answers)).toEqual([
    'phone open',
    'onsite open',
    'post open',
    'email advice',
    'online closed',
    'video closed',
  ])
})

test('ways of one state stand in one order: those that need no journey first', () => {
  const order = ['online', 'phone', 'onsite', 'post', 'email', 'video']
  expect(waysToday(all('apply', channels)).map(({ channel }) => channel)).toEqual(order)
  expect(waysToday(all('apply', [])).map(({ channel }) => channel)).toEqual(order)
})

test('reading the page online is no way of asking', () => {
  const answers = [answer('advice', 'online', 'open'), answer('apply', 'online', 'closed')]
  expect(lines(answers)).toEqual(['online closed'])
})

test('the line of a way rests on applying and keeps what is said of advice', () => {
  const [advice, apply] = [answer('advice', 'phone', 'open'), answer('apply', 'phone', 'closed')]
  expect(waysToday([advice, apply])).toEqual([{ channel: 'phone', state: 'advice', answer: apply, advice }])
})

test('where nobody can apply with us, advice is what counts', () => {
  const advice = answer('advice', 'phone', 'open')
  expect(waysToday([advice])).toEqual([{ channel: 'phone', state: 'open', answer: advice, advice }])
})

test('a way nobody answers for has no line, and other steps make none', () => {
  expect(waysToday([answer('collect', 'post', 'open')])).toEqual([])
  const apply = answer('apply', 'post', 'closed')
  expect(waysToday([apply])).toEqual([{ channel: 'post', state: 'closed', answer: apply, advice: null }])
})
