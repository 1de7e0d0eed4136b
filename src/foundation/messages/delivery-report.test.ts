import { describe, expect, test } from 'vitest'
import { LARGEST_REPORT, readDeliveryReport } from './delivery-report.ts'

interface Report {
  readonly type?: string
  readonly headers?: readonly string[]
  readonly partType?: string
  readonly about?: readonly string[]
  readonly recipient?: readonly string[]
}

/** As a mail server writes it (RFC 3462, 3464). */
function report(given: Report = {}): Buffer {
  const {
    type = 'multipart/report; report-type=delivery-status; boundary="b"',
    headers = ['To: bounce+token@amt.example'],
    partType = 'message/delivery-status',
    about = ['Reporting-MTA: dns; mx.example'],
    recipient = ['Final-Recipient: rfc822; a@example.org', 'Action: failed', 'Status: 5.1.1'],
  } = given
  const lines = [
    'From: MAILER-DAEMON@mx.example',
    ...headers,
    `Content-Type: ${type}`,
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    'Your mail did not arrive.',
    '--b',
    `Content-Type: ${partType}`,
    '',
    ...about,
    '',
    ...recipient,
    '',
    '--b--',
    '',
  ]
  return Buffer.from(lines.join('\r\n'))
}
const read = (given: Report = {}) => readDeliveryReport(report(given))
const recipient = (...lines: string[]) => ({
  recipient: ['Final-Recipient: rfc822; a@example.org', ...lines],
})

describe('a report', () => {
  test('tells who it went to, what happened, and with which status', async () => {
    expect(await read()).toEqual({
      names: ['bounce+token@amt.example'],
      action: 'failed',
      status: '5.1.1',
      said: '',
    })
  })

  test('of a delay is one, too', async () => {
    expect(await read(recipient('Action: DELAYED', 'Status: 4.4.1'))).toMatchObject({
      action: 'delayed',
      status: '4.4.1',
    })
  })

  test('may name the mail in several places', async () => {
    const found = await read({
      headers: [
        'To: one@amt.example, Two <two@amt.example>',
        'Delivered-To: three@amt.example',
        'X-Original-To: four@amt.example',
        'Subject: five@amt.example',
      ],
      about: ['Reporting-MTA: dns; mx.example', 'Original-Envelope-Id: six'],
    })
    expect(found?.names.toSorted()).toEqual(
      ['one@amt.example', 'two@amt.example', 'three@amt.example', 'four@amt.example', 'six'].toSorted(),
    )
  })

  test('may come without anybody it went to', async () => {
    expect((await read({ headers: [] }))?.names).toEqual([])
  })

  test('says what the server said, without the name of the protocol, over several lines', async () => {
    const said = recipient(
      'Action: failed',
      'Diagnostic-Code: smtp;',
      '  550 no such',
      '\tuser here',
      'Status: 5.1.1',
    )
    expect((await read(said))?.said).toBe('550 no such user here')
    const other = recipient('Action: failed', 'Diagnostic-Code: x-local; smtp; full')
    expect((await read(other))?.said).toBe('x-local; smtp; full')
  })

  test('counts the first of two fields of one name, and leaves out lines that are none', async () => {
    const odd = recipient(
      'Action: failed',
      'Action: delivered',
      ': nothing',
      'no field',
      'Status: 5.2.2 (full)',
    )
    expect(await read(odd)).toMatchObject({ action: 'failed', status: '5.2.2' })
  })

  test.each([
    ['Status: 5.1.1', '5.1.1'],
    ['Status: 4.22.333', '4.22.333'],
    ['Status: 3.1.1', ''],
    ['Status: 5.1', ''],
    ['Status: 15.1.1', ''],
    ['Status: 5.1234.1', ''],
    ['X: y', ''],
  ])('with %j has the status %j', async (line, status) => {
    expect((await read(recipient('Action: failed', line)))?.status).toBe(status)
  })

  test.each([
    'Multipart/Report; boundary="b"; Report-Type="delivery-status"',
    'multipart/report; boundary=b; report-type=delivery-status',
  ])('may be announced as %s', async type => {
    expect(await read({ type })).not.toBeNull()
  })

  test('may have lines that end like those of Unix, spaces in empty ones, and deep folds', async () => {
    const said = recipient(
      'Action : failed',
      'Status: 5.1.1',
      'Diagnostic-Code: smtp;   550 no',
      '     such user',
    )
    const { about } = { about: ['Reporting-MTA: dns; mx.example', 'Original-Envelope-Id: six', ' \t '] }
    const text = report({ ...said, about })
      .toString()
      .replaceAll('\r\n', '\n')
    expect(await readDeliveryReport(Buffer.from(text))).toMatchObject({
      names: ['bounce+token@amt.example', 'six'],
      action: 'failed',
      status: '5.1.1',
      said: '550 no such user',
    })
  })

  test('may be of the newer kind (RFC 6533)', async () => {
    expect(await read({ partType: 'message/global-delivery-status' })).not.toBeNull()
  })
})

describe('no report is', () => {
  test.each<[string, Report]>([
    ['an ordinary mail', { type: 'multipart/mixed; boundary="b"' }],
    [
      'a mail that only looks like one',
      { type: 'multipart/reports; report-type=delivery-status; boundary="b"' },
    ],
    [
      'a note that somebody has read a mail',
      { type: 'multipart/report; report-type=disposition-notification; boundary="b"' },
    ],
    ['one without the part that tells', { partType: 'application/octet-stream' }],
    [
      'one announced as part of another type',
      { type: 'x-multipart/report; report-type=delivery-status; boundary="b"' },
    ],
    ['one with a part that only ends like it', { partType: 'x-message/delivery-status' }],
    ['one with a part of a like name', { partType: 'message/delivery-status-x' }],
    ['one of success', recipient('Action: delivered')],
    ['one of no action', recipient('Status: 5.1.1')],
  ])('%s', async (_, given) => {
    expect(await read(given)).toBeNull()
  })

  test('what is larger than any report', async () => {
    const small = report()
    const filled = (size: number) => Buffer.concat([small, Buffer.alloc(size - small.length, '\r\n')])
    expect(await readDeliveryReport(filled(LARGEST_REPORT))).not.toBeNull()
    expect(await readDeliveryReport(filled(LARGEST_REPORT + 1))).toBeNull()
  })
})
