import { randomBytes } from 'node:crypto'
import { deflateRawSync, deflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { html, pdfBehindPage, zip } from '../../testing/hostile-files.ts'
import { bytes, packed, pdf, stream } from '../../testing/pdf-of.ts'
import { inspectPdf } from './inspect-pdf.ts'

const script = '<< /S /JavaScript /JS (app.alert\\(1\\)) >>'
const link = '<< /S /URI /URI (https://angreifer.example) >>'
const annotation = (entries: string) => `<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] ${entries} >>`

describe('is taken:', () => {
  test.each<[string, Buffer]>([
    ['an empty page', pdf()],
    ['one that opens at a certain place', pdf('/OpenAction [3 0 R /Fit]')],
    ['one that goes to a page when it opens', pdf('/OpenAction << /S /GoTo /D [3 0 R /Fit] >>')],
    [
      'one that does so by a reference',
      pdf('/OpenAction 7 0 R', '7 0 obj\n<< /S /GoTo /D [3 0 R /Fit] >>\nendobj\n'),
    ],
    ['a reference into packed objects', pdf('/OpenAction 7 0 R', packed({ 7: '<< /S /GoTo /D [3 0 R] >>' }))],
    ['links', pdf('', `5 0 obj\n${annotation(`/A ${link}`)}\nendobj\n`)],
    ['packed objects', pdf('', packed({ 5: annotation(`/A ${link}`), 6: '[1 2 (x)]' }))],
    [
      'packed objects that are not compressed',
      pdf('', packed({ 5: '<< /A 1 >>' }, { entries: '', pack: c => c })),
    ],
    [
      'words in a text',
      pdf('', '5 0 obj\n<< /T (C++/JavaScript/Launch \\( /XFA) /U (a (/JS) b) >>\nendobj\n'),
    ],
    ['words in what is printed', pdf('', stream('BT (HTML/JavaScript) Tj ET', ''))],
    [
      'words by chance in compressed bytes',
      pdf('', stream(bytes(randomBytes(40), '/JS (/XFA ', randomBytes(40)))),
    ],
    ['several versions, one behind the other', bytes(pdf(), pdf().subarray(9))],
    ['spaces and zeros at the end', bytes(pdf(), '\r\n \0\0\0')],
  ])('%s', (_, content) => {
    expect(inspectPdf(content)).toBeNull()
  })
})

describe('is refused as active:', () => {
  test.each<[string, Buffer]>([
    ['JavaScript when it opens', pdf(`/OpenAction ${script}`)],
    ['JavaScript by a hex-escaped name', pdf('/OpenAction << /S /J#61v#61Script /J#53 (1) >>')],
    ['JavaScript in the tree of names', pdf('/Names << /JavaScript 7 0 R >>')],
    ['JavaScript behind a link', pdf('', `5 0 obj\n${annotation(`/A ${script}`)}\nendobj\n`)],
    ['a program to launch', pdf('/OpenAction << /S /Launch /F (cmd.exe) >>')],
    ['a file within', pdf('/Names << /EmbeddedFiles 7 0 R >>')],
    ['a form that sends itself', pdf('/OpenAction << /S /SubmitForm /F (https://evil.example) >>')],
    ['an XFA form', pdf('/AcroForm << /XFA 7 0 R >>')],
    ['an address that opens by itself', pdf(`/OpenAction ${link}`)],
    ['an address behind a reference', pdf('/OpenAction 7 0 R', `7 0 obj\n${link}\nendobj\n`)],
    ['an address behind a packed one', pdf('/OpenAction 7 0 R', packed({ 7: link }))],
    [
      'one of two objects with one number',
      pdf('/OpenAction 7 0 R', `7 0 obj\n[3 0 R]\nendobj\n7 0 obj\n${link}\nendobj\n`),
    ],
    ['a reference to nothing that can be found', pdf('/OpenAction 70 0 R')],
    ['a reference to itself', pdf('/OpenAction 7 0 R', '7 0 obj\n<< /O 7 0 R >>\nendobj\n')],
    ['what follows when it has gone to a page', pdf(`/OpenAction << /S /GoTo /D [3 0 R] /Next ${link} >>`)],
    ['an address that a page opens', pdf('', `5 0 obj\n<< /Type /Page /AA << /O ${link} >> >>\nendobj\n`)],
    [
      'the same by references',
      pdf(
        '',
        `5 0 obj\n<< /AA 6 0 R >>\nendobj\n6 0 obj\n<< /O 7 0 R >>\nendobj\n7 0 obj\n${link}\nendobj\n`,
      ),
    ],
    ['JavaScript in packed objects', pdf('', packed({ 5: '<< >>', 6: script }))],
    ['JavaScript in packed objects under an escaped name', pdf('', packed({ 6: '<< /S /#4aavaScript >>' }))],
    [
      'a packed object that begins within the text of another',
      // Its offset leads behind the bracket that opens the text.
      pdf(
        '',
        stream(
          deflateSync(Buffer.from('5 0 6 1 ( << /S /JavaScript >> )')),
          '/N 2 /First 8 /Filter /FlateDecode',
        ),
      ),
    ],
    // What a viewer does not take for a stream, a text or a comment does not hide anything from us either.
    ['JavaScript after the word stream in a comment', pdf('', `% stream\n5 0 obj\n${script}\nendobj\n`)],
    [
      'JavaScript after a stream in a text',
      pdf('', `6 0 obj\n(>>\nstream\n)\nendobj\n5 0 obj\n${script}\nendobj\n`),
    ],
    [
      'JavaScript between two streams',
      pdf('', bytes(stream('a'), `5 0 obj\n${script}\nendobj\n`, stream('b'))),
    ],
    ['an object within a stream', pdf('', stream(`5 0 obj\n${script}\nendobj\n`))],
    ['an object within a comment', pdf('', `% 5 0 obj ${script} endobj\n`)],
    ['an object within a text', pdf('', `6 0 obj\n(5 0 obj ${script} endobj)\nendobj\n`)],
    [
      'a root in the trailer itself',
      bytes(pdf(), `trailer << /Root << /OpenAction ${script} >> >>\n%%EOF\n`),
    ],
  ])('%s', (_, content) => {
    expect(inspectPdf(content)).toBe('activeContent')
  })
})

describe('is refused', () => {
  test.each<[string, Buffer, string]>([
    ['an encrypted one', pdf('', '', '/Encrypt 7 0 R'), 'encrypted'],
    [
      'an encrypted one with packed objects',
      pdf('', packed({ 5: '<< >>' }, { pack: () => randomBytes(40) }), '/Encrypt 7 0 R'),
      'encrypted',
    ],
    ['an archive at its end', bytes(pdf(), zip), 'moreThanPdf'],
    ['a page at its beginning', pdfBehindPage, 'moreThanPdf'],
    ['a page at its end', bytes(pdf(), html), 'moreThanPdf'],
    ['half of one', pdf().subarray(0, 200), 'unreadablePdf'],
    ['one without pages', bytes('%PDF-1.7\ntrailer << /Root 1 0 R >>\n%%EOF'), 'unreadablePdf'],
    [
      'objects packed in a rare way',
      pdf('', packed({ 5: '<< >>' }, { entries: '/Filter /LZWDecode' })),
      'unreadablePdf',
    ],
    [
      'objects packed twice',
      pdf('', packed({ 5: '<< >>' }, { entries: '/Filter [/FlateDecode /FlateDecode]' })),
      'unreadablePdf',
    ],
    [
      'objects packed as said elsewhere',
      pdf('', packed({ 5: '<< >>' }, { entries: '/Filter 8 0 R' })),
      'unreadablePdf',
    ],
    [
      'objects in a file of its own',
      pdf('', packed({ 5: '<< >>' }, { entries: '/Filter /FlateDecode /F (x)' })),
      'unreadablePdf',
    ],
    [
      'objects without the mark of their packing',
      pdf('', packed({ 5: '<< >>' }, { pack: deflateRawSync })),
      'unreadablePdf',
    ],
    [
      'two counts of packed objects',
      pdf('', packed({ 5: '<< >>' }, { entries: '/N 0 /Filter /FlateDecode' })),
      'unreadablePdf',
    ],
    ['brackets a thousand deep', pdf('', `5 0 obj\n${'['.repeat(1000)}\nendobj\n`), 'unreadablePdf'],
    ['packed objects that grow without end', pdf('', packed({ 5: `(${' '.repeat(40e6)})` })), 'tooDemanding'],
  ])('%s', (_, content, refusal) => {
    expect(inspectPdf(content)).toBe(refusal)
  })
})

test('anything cut anywhere gets an answer', () => {
  const whole = pdf(`/OpenAction [3 0 R]`, packed({ 5: annotation(`/A ${link}`) }))
  for (let cut = 0; cut < whole.length; cut += 1) {
    const broken = bytes(whole.subarray(0, cut), randomBytes(8), whole.subarray(cut + 8))
    expect(inspectPdf(broken)).toSatisfy(refusal => refusal === null || typeof refusal === 'string')
  }
})
