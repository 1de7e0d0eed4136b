import { describe, expect, test } from 'vitest'
import { isRefusedForGood, NoSuchAddress } from './mail-refusal.ts'

const refused = (command: string, responseCode: number, response = `${responseCode} 5.1.1 no such user`) =>
  isRefusedForGood(Object.assign(new Error('refused'), { command, responseCode, response }))

describe('a mail is refused for good', () => {
  test.each([
    ['the recipient does not exist', 'RCPT TO', 550],
    ['the content is not wanted', 'DATA', 554],
    ['with the first of the codes', 'DATA', 500],
    ['with the last of them', 'DATA', 599],
  ])('%s', (_, command, code) => {
    expect(refused(command, code)).toBe(true)
  })

  test('where no mail can ever be sent to the address', () => {
    const error = new NoSuchAddress('none')
    expect(isRefusedForGood(error)).toBe(true)
    expect(error.name).toBe('NoSuchAddress')
  })
})

describe('a mail is tried again', () => {
  test.each([
    ['the server is busy', 'RCPT TO', 450],
    ['below the codes', 'DATA', 499],
    ['beyond the codes', 'DATA', 600],
    ['we could not sign in', 'AUTH', 535],
    ['our own address was refused', 'MAIL FROM', 550],
  ])('%s', (_, command, code) => {
    expect(refused(command, code)).toBe(false)
  })

  test.each(['550 5.7.1 blocked by policy', '554-5.7.26 not authenticated', '550 5.7.509 denied'])(
    'policy may be our fault: %s',
    response => {
      expect(refused('RCPT TO', 550, response)).toBe(false)
    },
  )

  test.each(['550 5.1.1 see 5.7.1', '550 5.17.1 other', 'lost 550 5.7.1'])(
    'what only looks like policy is none: %s',
    response => {
      expect(refused('RCPT TO', 550, response)).toBe(true)
    },
  )

  test.each([undefined, null, new Error('timed out'), 'text', { command: 'DATA' }])(
    '%s says nothing',
    error => {
      expect(isRefusedForGood(error)).toBe(false)
    },
  )

  test('a code alone is enough, whatever was said', () => {
    expect(isRefusedForGood({ command: 'DATA', responseCode: 550 })).toBe(true)
  })
})
