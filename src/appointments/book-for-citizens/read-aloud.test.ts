import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { spellCode, spellReference, type ToReadAloud, textToReadAloud } from './read-aloud.ts'

const appointment: ToReadAloud['appointment'] = {
  reference: 'T-7KQ2-M4',
  day: Temporal.PlainDate.from('2026-11-30'),
  step: 4,
  mode: 'onsite',
  phone: null,
  language: 'de',
}
const toRead = (changes: Partial<ToReadAloud['appointment']> = {}): ToReadAloud => ({
  appointment: { ...appointment, ...changes },
  office: {
    name: { de: 'Kundenzentrum Altona', en: 'Altona customer centre' },
    address: { street: 'Ottenser Marktplatz 10', postcode: '22765', place: 'Hamburg' },
  },
  code: '047115',
  documents: [
    { de: 'Alter Ausweis.', en: 'Old card.' },
    { de: 'Foto', en: 'Photo' },
    { de: 'Foto', en: 'Photo' },
  ],
})

describe('the text that is read aloud', () => {
  it('says when and where, spells number and code, and names each thing once', () => {
    expect(textToReadAloud(toRead()).join(' ')).toBe(
      'Ihr Termin ist am Montag, 30. November, um 8:00 Uhr im Kundenzentrum Altona, Ottenser Marktplatz 10. ' +
        'Ihre Nummer ist T, 7, K, Q, 2, M, 4. Ihr Code ist 0 4 7, 1 1 5. ' +
        'Bitte bringen Sie mit: Alter Ausweis; Foto.',
    )
  })
  it('speaks the language of whoever comes', () => {
    expect(textToReadAloud(toRead({ language: 'en' })).join(' ')).toBe(
      'Your appointment is on Monday 30 November at 8:00 at Altona customer centre, Ottenser Marktplatz 10. ' +
        'Your number is T, 7, K, Q, 2, M, 4. Your code is 0 4 7, 1 1 5. Please bring: Old card; Photo.',
    )
  })
  it('sends nobody to an office whom we call', () => {
    const text = textToReadAloud(toRead({ mode: 'phone', phone: '040 123456', step: 12 }))
    expect(text[0]).toBe(
      'Ihr Termin ist am Montag, 30. November, um 10:00 Uhr. Wir rufen Sie an unter 040 123456.',
    )
    expect(text.at(-1)).toBe('Bitte legen Sie bereit: Alter Ausweis; Foto.')
    expect(textToReadAloud(toRead({ mode: 'video' }))[0]).not.toContain('Ottenser')
  })
  it('is silent about what to bring where there is nothing', () => {
    expect(textToReadAloud({ ...toRead(), documents: [] })).toHaveLength(3)
  })
})

it('spells number and code symbol by symbol', () => {
  expect(spellReference('T-22TT-X9')).toBe('T, 2, 2, T, T, X, 9')
  expect(spellCode('900001')).toBe('9 0 0, 0 0 1')
})
