import { describe, expect, test } from 'vitest'
import { secretFrom } from '../../foundation/secret.ts'
import { DemoAnswer, DemoOrder, readSigned, signed } from './demo-order.ts'

const secret = secretFrom('a secret for tests alone')
const order: DemoOrder = { state: 'state', returnTo: '/antrag/1/nachweis', level: 'high' }
const text = signed(secret, 'demo-id-order', order)
const read = (given: string) => readSigned(secret, 'demo-id-order', DemoOrder, given)

test('what was signed comes back as it was', () => {
  expect(read(text)).toEqual(order)
  const answer: DemoAnswer = { state: 'state', persona: 'yildiz', means: 'eid' }
  const signedAnswer = signed(secret, 'demo-id-answer', answer)
  expect(readSigned(secret, 'demo-id-answer', DemoAnswer, signedAnswer)).toEqual(answer)
})

describe('nothing comes of', () => {
  const [value, signature] = text.split('.') as [string, string]
  const forged = Buffer.from(JSON.stringify({ ...order, level: 'low' })).toString('base64url')
  test.each([
    ['another content under the same signature', `${forged}.${signature}`],
    ['a signature cut short', `${value}.${signature.slice(0, -1)}`],
    ['no signature', value],
    ['nothing', ''],
    ['a dot', '.'],
    ['what another house has signed', signed(secretFrom('another secret'), 'demo-id-order', order)],
    ['what was signed for something else', signed(secret, 'demo-id-answer', order)],
  ])('%s', (_, given) => {
    expect(read(given)).toBeUndefined()
  })

  test('a text beyond 4,000 characters, however it is signed', () => {
    expect(read(signed(secret, 'demo-id-order', { ...order, state: 'x'.repeat(4000) }))).toBeUndefined()
  })
})
