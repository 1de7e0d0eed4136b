import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { Question, type TextFormat } from '../../services/index.ts'
import { readAnswer } from './read-answer.ts'

const today = Temporal.PlainDate.from('2026-11-03')
const label = { de: 'Frage', en: 'Question' }
type Simple = Exclude<Question, { type: 'group' }>

function question(definition: object): Simple {
  return Question.parse({ id: 'q', label, ...definition }) as Simple
}
function read(definition: object, input: unknown, language: 'de' | 'en' = 'de') {
  return readAnswer(question(definition), { q: input }, { language, today })
}
const text = (format: TextFormat, rest: object = {}) => ({ type: 'text', format, ...rest })
/** The sentence, or text and value. */
function outcome(definition: object, input: unknown, language: 'de' | 'en' = 'de') {
  const result = read(definition, input, language)
  return 'faults' in result ? result.faults[0]!.sentence : [result.text, result.value]
}

describe('text', () => {
  it.each([
    ['plain', '  Ein\tHund \n namens  Bello ', 'Ein Hund namens Bello', 'Ein Hund namens Bello'],
    ['plain', '🙂 <b>x</b>', '🙂 <b>x</b>', '🙂 <b>x</b>'],
    ['name', 'Müller-Lüdenscheid', 'Müller-Lüdenscheid', 'Müller-Lüdenscheid'],
    ['name', 'O\u2018Neill', 'O’Neill', 'O’Neill'],
    ['name', 'Nguyễn Thị', 'Nguyễn Thị', 'Nguyễn Thị'],
    ['name', 'Mu\u0308ller', 'Müller', 'Müller'],
    ['name', 'L\u0325\u0304ana C\u0304', 'L\u0325\u0304ana C\u0304', 'L\u0325\u0304ana C\u0304'],
    ['name', 'ẞ', 'ẞ', 'ẞ'],
    ['postcode', ' 22111 ', '22111', '22111'],
    ['microchip', '276098100123456', '276 098 100 123 456', '276098100123456'],
    ['microchip', '276-098-100-123-456', '276 098 100 123 456', '276098100123456'],
    ['phone', '+49 (0)40 / 123-456', '+49 (0)40 / 123-456', '+49 (0)40 / 123-456'],
    [
      'email',
      ' Anna.Muster+amt@Bücher.example ',
      'Anna.Muster+amt@Bücher.example',
      'Anna.Muster+amt@Bücher.example',
    ],
    ['iban', 'de02120300000000202051', 'DE02 1203 0000 0000 2020 51', 'DE02120300000000202051'],
    ['iban', 'GB82 WEST 1234 5698 7654 32', 'GB82 WEST 1234 5698 7654 32', 'GB82WEST12345698765432'],
  ] as const)('%s: reads %j', (format, typed, shown, value) => {
    expect(outcome(text(format), typed)).toEqual([shown, value])
  })

  it.each([
    [
      'name',
      'Иванов',
      'Bitte benutzen Sie lateinische Buchstaben, so wie im Ausweis. Das geht hier nicht: И в а',
    ],
    [
      'name',
      'Anna 🙂',
      'Bitte benutzen Sie lateinische Buchstaben, so wie im Ausweis. Das geht hier nicht: 🙂',
    ],
    [
      'name',
      '<script>',
      'Bitte benutzen Sie lateinische Buchstaben, so wie im Ausweis. Das geht hier nicht: < >',
    ],
    ['name', '---', 'Bitte geben Sie den Namen mit Buchstaben ein.'],
    ['postcode', '2211', 'Bitte geben Sie alle 5 Ziffern ein, zum Beispiel 22111.'],
    ['postcode', '00000', 'Bitte geben Sie alle 5 Ziffern ein, zum Beispiel 22111.'],
    ['postcode', '２２１１１', 'Bitte geben Sie alle 5 Ziffern ein, zum Beispiel 22111.'],
    [
      'microchip',
      '27609810012345',
      'Bitte geben Sie alle 15 Ziffern der Chipnummer ein, zum Beispiel 276 098 100 123 456.',
    ],
    ['phone', '12345', 'Bitte geben Sie die Nummer mit Vorwahl ein, zum Beispiel 040 123456.'],
    [
      'phone',
      'ruf mich an 040123456',
      'Bitte geben Sie die Nummer mit Vorwahl ein, zum Beispiel 040 123456.',
    ],
    ['email', 'anna@', 'Bitte geben Sie die E-Mail-Adresse so ein: name@beispiel.de.'],
    ['email', 'anna@localhost', 'Bitte geben Sie die E-Mail-Adresse so ein: name@beispiel.de.'],
    ['email', 'a@b@c.de', 'Bitte geben Sie die E-Mail-Adresse so ein: name@beispiel.de.'],
    ['email', 'a@b.de, c@d.de', 'Bitte geben Sie die E-Mail-Adresse so ein: name@beispiel.de.'],
    ['email', 'a..b@c.de', 'Bitte geben Sie die E-Mail-Adresse so ein: name@beispiel.de.'],
    ['email', `${'a'.repeat(65)}@c.de`, 'Bitte geben Sie die E-Mail-Adresse so ein: name@beispiel.de.'],
    [
      'iban',
      'DE0212030000000020205',
      'Bitte geben Sie die ganze IBAN ein, zum Beispiel DE02 1203 0000 0000 2020 51.',
    ],
    [
      'iban',
      'DE02120300000000202052',
      'Bitte vergleichen Sie die IBAN mit Ihrer Karte: Eine Ziffer passt nicht zu den anderen.',
    ],
    ['plain', 'x'.repeat(201), 'Bitte kürzen Sie den Text auf höchstens 200 Zeichen. Es sind 201.'],
    ['plain', '\u200B \u00A0', 'Bitte füllen Sie dieses Feld aus.'],
    ['plain', ['x'], 'Bitte füllen Sie dieses Feld aus.'],
    ['plain', { toString: 'x' }, 'Bitte füllen Sie dieses Feld aus.'],
  ] as const)('%s: says what to do about %j', (format, typed, sentence) => {
    expect(outcome(text(format), typed)).toBe(sentence)
  })

  it('counts a letter made of two units once', () => {
    expect(outcome(text('plain', { maxLength: 3 }), '🙂🙂🙂')).toEqual(['🙂🙂🙂', '🙂🙂🙂'])
  })
  it('keeps lines of a long text, without empty ends', () => {
    expect(outcome({ type: 'long-text' }, ' Guten Tag,  \r\n\r\n\r\n\r\nHilfe\n')).toEqual([
      'Guten Tag,\n\nHilfe',
      'Guten Tag,\n\nHilfe',
    ])
    expect(outcome({ type: 'long-text', maxLength: 5 }, '123456')).toBe(
      'Bitte kürzen Sie den Text auf höchstens 5 Zeichen. Es sind 6.',
    )
  })
  it('lets an optional question be', () => {
    for (const type of [
      'text',
      'long-text',
      'date',
      'choice',
      'choices',
      'consent',
      'address',
      'file',
      'number',
    ]) {
      const options = [
        { value: 'a', label },
        { value: 'b', label },
      ]
      const definition = { type, optional: true, ...(type.startsWith('choice') ? { options } : {}) }
      const bounds = type === 'number' ? { min: 0, max: 1 } : {}
      expect(outcome({ ...definition, ...bounds }, undefined)).toEqual(['', ''])
    }
  })
})

describe('a date', () => {
  it.each([
    ['31.12.1980', '1980-12-31'],
    ['31/12/1980', '1980-12-31'],
    ['1980-12-31', '1980-12-31'],
    ['31-12-1980', '1980-12-31'],
    [' 1. 2. 2024 ', '2024-02-01'],
    ['29.2.2024', '2024-02-29'],
  ])('reads %s', (typed, value) => {
    expect(outcome({ type: 'date' }, typed)).toEqual([expect.any(String), value])
  })
  it.each([
    ['31.12.80', 'Bitte geben Sie das Jahr mit vier Ziffern ein, so: 31.12.1980.'],
    ['31.12.198', 'Bitte geben Sie das Jahr mit vier Ziffern ein, so: 31.12.1980.'],
    ['31.12.0980', 'Bitte geben Sie das Jahr mit vier Ziffern ein, so: 31.12.1980.'],
    ['gestern', 'Bitte geben Sie das Datum so ein: 31.12.1980.'],
    ['31.12', 'Bitte geben Sie das Datum so ein: 31.12.1980.'],
    ['1980-12-31T00:00', 'Bitte geben Sie das Datum so ein: 31.12.1980.'],
    ['31.6.2024', 'Den 31.6.2024 gibt es im Kalender nicht. Bitte prüfen Sie Tag und Monat.'],
    ['29.2.2023', 'Den 29.2.2023 gibt es im Kalender nicht. Bitte prüfen Sie Tag und Monat.'],
    ['12/31/1980', 'Den 12.31.1980 gibt es im Kalender nicht. Bitte prüfen Sie Tag und Monat.'],
    ['0.1.2024', 'Den 0.1.2024 gibt es im Kalender nicht. Bitte prüfen Sie Tag und Monat.'],
  ])('says what to do about %s', (typed, sentence) => {
    expect(outcome({ type: 'date' }, typed)).toBe(sentence)
  })
  it('keeps to its bounds, the bounds included', () => {
    const past = { type: 'date', notAfter: 'today', notBefore: '1900-01-01' }
    expect(outcome(past, '3.11.2026')).toEqual(['03.11.2026', '2026-11-03'])
    expect(outcome(past, '1.1.1900')).toEqual(['01.01.1900', '1900-01-01'])
    expect(outcome(past, '4.11.2026')).toBe('Bitte geben Sie ein Datum bis heute (03.11.2026) ein.')
    expect(outcome(past, '31.12.1899')).toBe('Bitte prüfen Sie das Jahr: Es liegt vor 1900.')
    const future = { type: 'date', notBefore: 'today' }
    expect(outcome(future, '3.11.2026')).toEqual(['03.11.2026', '2026-11-03'])
    expect(outcome(future, '2.11.2026')).toBe('Bitte geben Sie ein Datum ab heute (03.11.2026) ein.')
  })
  it('reads again what it shows, in both languages', () => {
    const days = fc.date({ min: new Date('1000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(days, fc.constantFrom('de', 'en'), (date, language) => {
        const day = date.toISOString().slice(0, 10)
        const shown = read({ type: 'date' }, day, language)
        expect(shown).toMatchObject({ value: day })
        expect(read({ type: 'date' }, 'text' in shown ? shown.text : '', language)).toEqual(shown)
      }),
    )
  })
})

describe('a number', () => {
  const number = { type: 'number', min: 1, max: 5000, unit: { de: 'Personen', en: 'persons' } }
  it.each([
    ['3', ['3 Personen', '3']],
    [' 1 200 ', ['1200 Personen', '1200']],
    ['1.200', ['1200 Personen', '1200']],
    ['007', ['7 Personen', '7']],
    ['1', ['1 Personen', '1']],
    ['5000', ['5000 Personen', '5000']],
    ['5001', 'Bitte geben Sie eine Zahl von 1 bis 5000 ein.'],
    ['12.000', 'Bitte geben Sie eine Zahl von 1 bis 5000 ein.'],
    ['1.234.567', 'Bitte geben Sie eine Zahl von 1 bis 5000 ein.'],
    ['0', 'Bitte geben Sie eine Zahl von 1 bis 5000 ein.'],
    ['-1', 'Bitte geben Sie eine Zahl von 1 bis 5000 ein.'],
    ['1,5', 'Bitte geben Sie eine ganze Zahl in Ziffern ein, zum Beispiel 3.'],
    ['1.5', 'Bitte geben Sie eine ganze Zahl in Ziffern ein, zum Beispiel 3.'],
    ['1e3', 'Bitte geben Sie eine ganze Zahl in Ziffern ein, zum Beispiel 3.'],
    ['drei', 'Bitte geben Sie eine ganze Zahl in Ziffern ein, zum Beispiel 3.'],
    ['9'.repeat(40), 'Bitte geben Sie eine ganze Zahl in Ziffern ein, zum Beispiel 3.'],
  ])('%j', (typed, expected) => {
    expect(outcome(number, typed)).toEqual(expected)
  })
})

describe('a choice', () => {
  const options = [
    { value: 'a', label: { de: 'Apfel', en: 'Apple' } },
    { value: 'b', label: { de: 'Birne', en: 'Pear' } },
  ]
  it('takes one of its options', () => {
    expect(outcome({ type: 'choice', options }, 'b')).toEqual(['Birne', 'b'])
    expect(outcome({ type: 'choice', options }, 'b', 'en')).toEqual(['Pear', 'b'])
    expect(outcome({ type: 'choice', options }, 'c')).toBe(
      'Bitte wählen Sie eine der Antworten aus, die hier stehen.',
    )
    expect(outcome({ type: 'choice', options }, ['a', 'b'])).toBe(
      'Bitte wählen Sie eine der Antworten aus, die hier stehen.',
    )
    expect(outcome({ type: 'choice', options }, 'constructor')).toMatch('Bitte wählen')
  })
  it('takes several where several may be chosen, in the order of the form', () => {
    expect(outcome({ type: 'choices', options }, ['b', 'a', 'b'])).toEqual(['Apfel, Birne', 'a|b'])
    expect(outcome({ type: 'choices', options }, ['a', 'x'])).toMatch('Bitte wählen')
    expect(outcome({ type: 'choices', options }, [])).toBe('Bitte wählen Sie mindestens eine Antwort aus.')
  })
  it('takes consent for consent only when it was given', () => {
    expect(outcome({ type: 'consent' }, 'yes')).toEqual(['Ja', 'yes'])
    for (const no of ['', 'no', 'on', true, ['yes'], undefined])
      expect(outcome({ type: 'consent' }, no)).toMatch('Bitte setzen Sie das Häkchen')
  })
})

describe('an address', () => {
  const address = (street: string, postcode: string, place: string) => ({ street, postcode, place })
  it('reads three parts as one', () => {
    expect(outcome({ type: 'address' }, address(' Musterweg  7a ', '22111', 'Hamburg'))).toEqual([
      'Musterweg 7a, 22111 Hamburg',
      'Musterweg 7a|22111|Hamburg',
    ])
  })
  it('says for each part what to do', () => {
    const result = read({ type: 'address' }, address('', '2211', 'Гамбург'))
    expect(result).toEqual({
      faults: [
        { part: 'street', sentence: 'Bitte füllen Sie dieses Feld aus.' },
        { part: 'postcode', sentence: 'Bitte geben Sie alle 5 Ziffern ein, zum Beispiel 22111.' },
        { part: 'place', sentence: expect.stringContaining('Г а м') },
      ],
    })
  })
  it('wants all of an optional one or nothing', () => {
    expect(outcome({ type: 'address', optional: true }, address('', ' ', ''))).toEqual(['', ''])
    expect(outcome({ type: 'address', optional: true }, address('', '22111', ''))).toMatch('Bitte füllen')
  })
  it.each(['222111', 'x22111', '22111x', '2211'])('has a postcode of five digits, unlike %s', postcode => {
    expect(outcome({ type: 'address' }, address('Weg 1', postcode, 'Hamburg'))).toMatch('alle 5 Ziffern')
  })
  it('has parts of up to a hundred characters', () => {
    const street = 'x'.repeat(100)
    expect(outcome({ type: 'address' }, address(street, '22111', 'Hamburg'))).toEqual([
      `${street}, 22111 Hamburg`,
      `${street}|22111|Hamburg`,
    ])
  })
  it('keeps its parts apart', () => {
    expect(outcome({ type: 'address' }, address('Weg 1|2', '22111', 'Hamburg'))).toMatch('lateinische')
    expect(outcome({ type: 'address' }, address('x'.repeat(101), '22111', 'Hamburg'))).toMatch(
      'höchstens 100',
    )
  })
})

describe('files', () => {
  const file = (n: number) => ({ fileId: `f${n}`, name: `${n}.pdf`, size: 1 })
  it('names them, and no more than may be', () => {
    expect(outcome({ type: 'file', maxFiles: 2 }, [file(1), file(2)])).toEqual(['1.pdf, 2.pdf', ''])
    expect(outcome({ type: 'file' }, [file(1), file(2)])).toBe('Bitte wählen Sie höchstens eine Datei.')
    expect(outcome({ type: 'file' }, [])).toBe('Bitte wählen Sie eine Datei aus.')
    expect(outcome({ type: 'file' }, [{ name: 'x' }, 'x', null])).toBe('Bitte wählen Sie eine Datei aus.')
  })
})

describe('whatever is typed', () => {
  const formats = ['plain', 'name', 'postcode', 'microchip', 'phone', 'email', 'iban'] as const
  const everything = [
    ...formats.map(format => text(format)),
    { type: 'long-text' },
    { type: 'date', notAfter: 'today', notBefore: '1900-01-01' },
    { type: 'number', min: -5, max: 5 },
    { type: 'consent' },
    { type: 'address' },
    { type: 'file' },
  ]
  it('never throws', () => {
    const input = fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), fc.jsonValue())
    fc.assert(
      fc.property(fc.constantFrom(...everything), input, (definition, typed) => {
        const result = read(definition, typed)
        expect('faults' in result ? result.faults.length : 1).toBeGreaterThan(0)
      }),
      process.env.PROPERTY_RUNS ? {} : { numRuns: 2000 },
    )
  })
  it('shows what it reads again as the same', () => {
    const typed = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 100 }),
      fc.constantFrom(
        '+49 40 123456',
        '276098100123456',
        'DE02120300000000202051',
        'a.b@c.example',
        '22111',
        '5',
      ),
    )
    fc.assert(
      fc.property(fc.constantFrom(...everything.slice(0, 10)), typed, (definition, input) => {
        const first = read(definition, input)
        if (!('faults' in first)) expect(read(definition, first.text)).toEqual(first)
      }),
      process.env.PROPERTY_RUNS ? {} : { numRuns: 2000 },
    )
  })
  it('takes linear time', () => {
    const long = [
      'a'.repeat(100_000),
      '1 '.repeat(50_000),
      `${'a.'.repeat(50_000)}@`,
      `${'-'.repeat(100_000)}x`,
      'a@'.repeat(50_000),
    ]
    const start = performance.now()
    for (const definition of everything)
      for (const typed of long)
        read({ ...definition, ...(definition.type === 'text' ? { maxLength: 500 } : {}) }, typed)
    for (const format of formats) for (const typed of long) read(text(format), typed)
    expect(performance.now() - start).toBeLessThan(8_000)
  })
})
