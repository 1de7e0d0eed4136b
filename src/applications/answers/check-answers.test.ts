import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { allQuestions, FormDefinition } from '../../services/index.ts'
import { sampleAnswers, sampleForm } from '../testing/sample-form.ts'
import type { Answers } from './answers.ts'
import { applicantOf } from './applicant.ts'
import { askedPages } from './asked-pages.ts'
import { buildSnapshot } from './build-snapshot.ts'
import { checkAnswers, problemsOf } from './check-answers.ts'

const reader = { language: 'de', today: Temporal.PlainDate.from('2026-11-03') } as const
const check = (answers: Answers) => checkAnswers(sampleForm, answers, reader)
const problems = (answers: Answers) => problemsOf(check(answers))
const snapshot = (answers: Answers) =>
  buildSnapshot({ name: 'Hund anmelden', version: 1 }, check(answers), reader)

describe('checking an application', () => {
  it('finds nothing to do where all is answered', () => {
    expect(problems(sampleAnswers)).toEqual([])
  })

  it('names every field that is missing, with what to do', () => {
    expect(problems({}).map(({ field, sentence }) => [field, sentence])).toEqual([
      ['familyName', 'Bitte füllen Sie dieses Feld aus.'],
      ['givenNames', 'Bitte füllen Sie dieses Feld aus.'],
      ['birthDate', 'Bitte geben Sie das Datum so ein: 31.12.1980.'],
      ['mainAddress-street', 'Bitte füllen Sie dieses Feld aus.'],
      ['mainAddress-postcode', 'Bitte geben Sie alle 5 Ziffern ein, zum Beispiel 22111.'],
      ['mainAddress-place', 'Bitte füllen Sie dieses Feld aus.'],
      ['dogs', 'Bitte fügen Sie mindestens einen Eintrag hinzu: Hund.'],
      ['insured', 'Bitte wählen Sie eine Antwort aus.'],
      ['delivery', 'Bitte wählen Sie eine Antwort aus.'],
    ])
  })

  it('names a field within an entry by entry and question', () => {
    const dogs = [
      ...sampleAnswers.dogs,
      { key: 'k2', answers: { dogName: 'Rex', chip: '12', origin: 'other' } },
    ]
    expect(
      problems({ ...sampleAnswers, dogs }).map(({ field, label, entry }) => [field, label, entry]),
    ).toEqual([
      ['dogs-1-chip', 'Hund 2, Chipnummer', 'k2'],
      ['dogs-1-originText', 'Hund 2, Wo genau', 'k2'],
    ])
  })

  it('counts entries', () => {
    const dogs = Array.from({ length: 4 }, (_, i) => ({ ...sampleAnswers.dogs[0], key: `k${i}` }))
    expect(problems({ ...sampleAnswers, dogs })[0]?.sentence).toBe(
      'Bitte entfernen Sie Einträge, bis es höchstens 3 sind.',
    )
  })

  it('speaks the language of the visitor', () => {
    const english = checkAnswers(sampleForm, {}, { ...reader, language: 'en' })
    expect(problemsOf(english)[0]).toMatchObject({
      label: 'Familienname (en)',
      sentence: 'Please fill in this field.',
    })
  })
})

describe('a field that is named', () => {
  const labels = (answers: Answers, language: 'de' | 'en' = 'de') =>
    Object.fromEntries(
      problemsOf(checkAnswers(sampleForm, answers, { ...reader, language })).map(({ field, label }) => [
        field,
        label,
      ]),
    )
  it('is called by its question, which loses its mark: a colon follows', () => {
    expect(labels({ insured: 'maybe' }).insured).toBe('Versichert')
    expect(labels({ insured: 'no' }).why).toBe('Warum nicht')
  })
  it('is called by its part, where an answer has several', () => {
    const {
      'mainAddress-street': street,
      'mainAddress-postcode': postcode,
      'mainAddress-place': place,
    } = labels({})
    expect([street, postcode, place]).toEqual(['Straße und Hausnummer', 'Postleitzahl', 'Ort'])
    expect(labels({}, 'en')['mainAddress-place']).toBe('Town')
  })
  it('is called a confirmation, where a whole sentence is to be agreed to', () => {
    expect(labels({ insured: 'no' }).promise).toBe('Ihre Bestätigung')
  })
  it('belongs to its question', () => {
    expect(problems({}).find(({ field }) => field === 'mainAddress-place')?.question).toBe('mainAddress')
  })
})

describe('an answer in the case', () => {
  const answered = (answers: Answers, question: string) =>
    check(answers)
      .flatMap(page => page.answers)
      .find(({ answer }) => answer.question === question)!.answer
  it('is empty where it cannot be taken', () => {
    expect(answered({ insured: 'maybe' }, 'insured')).toEqual({
      question: 'insured',
      label: 'Versichert?',
      text: '',
      value: '',
    })
  })
  it('says which field of the register it is compared with, where there is one', () => {
    expect(answered({}, 'familyName')).toHaveProperty('register', 'familyName')
    for (const question of ['givenNames', 'insured'])
      expect(answered({}, question)).not.toHaveProperty('register')
  })
  it('has its files by name and id, without what is for the draft alone', () => {
    const policy = [{ fileId: 'f', name: 'police.pdf', size: 1 }]
    expect(answered({ insured: 'yes', policy }, 'policy')).toEqual({
      question: 'policy',
      label: 'Police',
      text: 'police.pdf',
      value: '',
      files: [{ fileId: 'f', name: 'police.pdf' }],
    })
    expect(answered({}, 'insured')).not.toHaveProperty('files')
  })
})

describe('entries', () => {
  const label = { de: 'Hunde', en: 'Dogs' }
  const group = (rest: object) =>
    FormDefinition.parse({
      minutes: 1,
      pages: [
        {
          id: 'p',
          title: label,
          questions: [
            {
              id: 'dogs',
              type: 'group',
              label,
              entry: { de: 'Hund', en: 'Dog' },
              questions: ['name', 'kind'].map(id => ({ id, type: 'text', optional: true, label })),
              ...rest,
            },
          ],
        },
      ],
    })
  const dog = (name: string, kind = '') => ({ key: name, answers: { name, kind } })
  const read = (rest: object, ...dogs: object[]) => checkAnswers(group(rest), { dogs } as Answers, reader)

  it('are told in one line, without what was left empty', () => {
    const [page] = read({}, dog('Bello', 'Mops'), dog('Rex'))
    expect(page?.answers[0]?.answer).toMatchObject({ text: 'Hund 1: Bello, Mops; Hund 2: Rex', value: '2' })
    expect(read({ optional: true })[0]?.answers[0]?.answer).toMatchObject({ text: '', value: '' })
  })
  it.each([
    ['as many as at least', { minEntries: 2 }, 2, []],
    ['fewer', { minEntries: 2 }, 1, ['Bitte fügen Sie mindestens 2 Einträge hinzu: Hund.']],
    ['as many as at most', { maxEntries: 2 }, 2, []],
    ['more', { maxEntries: 2 }, 3, ['Bitte entfernen Sie Einträge, bis es höchstens 2 sind.']],
    ['none where none need be', { optional: true, minEntries: 2 }, 0, []],
    [
      'one where none need be, or two',
      { optional: true, minEntries: 2 },
      1,
      ['Bitte fügen Sie mindestens 2 Einträge hinzu: Hund.'],
    ],
  ])('are counted: %s', (_, rest, count, sentences) => {
    const dogs = Array.from({ length: count }, (_, n) => dog(`${n}`))
    expect(problemsOf(read(rest, ...dogs)).map(({ sentence }) => sentence)).toEqual(sentences)
  })
})

describe('the snapshot', () => {
  it('says what was asked and answered, for people and for comparison', () => {
    const [person, dogs, papers] = snapshot(sampleAnswers).sections
    expect(person?.answers).toEqual([
      {
        question: 'familyName',
        label: 'Familienname',
        text: 'Yıldız',
        value: 'Yıldız',
        register: 'familyName',
      },
      { question: 'givenNames', label: 'Vornamen', text: 'Ayşe Maria', value: 'Ayşe Maria' },
      { question: 'birthDate', label: 'Geburtsdatum', text: '14.03.1988', value: '1988-03-14' },
      {
        question: 'mainAddress',
        label: 'Anschrift',
        text: 'Musterweg 7, 22111 Hamburg',
        value: 'Musterweg 7|22111|Hamburg',
        register: 'mainAddress',
      },
    ])
    expect(dogs?.answers[0]).toMatchObject({
      text: 'Hund 1: Bello, 276 098 100 123 456, Tierheim',
      value: '1',
      entries: [
        [{ question: 'dogName' }, { question: 'chip', value: '276098100123456' }, { question: 'origin' }],
      ],
    })
    expect(dogs?.answers[1]).toMatchObject({ text: '2 Hunde', value: '2' })
    expect(papers?.answers.at(-1)).toMatchObject({ text: 'Pudel', value: 'poodle' })
  })

  it('leaves out what is not asked, though the draft still has it', () => {
    const changed = {
      ...sampleAnswers,
      insured: 'yes',
      policy: [{ fileId: 'f', name: 'police.pdf', size: 1 }],
    }
    const titles = snapshot(changed).sections.map(section => section.title)
    expect(titles).not.toContain('Ohne Versicherung')
    const text = JSON.stringify(snapshot(changed))
    expect(text).not.toContain('Noch keine gefunden')
    expect(text).toContain('police.pdf')
    expect(text).not.toContain('"size"')
  })

  it('has exactly the questions that are asked, whatever was typed', () => {
    fc.assert(
      fc.property(anyAnswers(), answers => {
        const asked = askedPages(sampleForm, answers).flatMap(page => page.questions.map(({ id }) => id))
        const kept = snapshot(answers).sections.flatMap(section =>
          section.answers.map(({ question }) => question),
        )
        expect(kept).toEqual(asked)
      }),
    )
  })

  it('gives every question an answer without problems, or a problem', () => {
    fc.assert(
      fc.property(anyAnswers(), answers => {
        for (const { answer, question, problems } of check(answers).flatMap(page => page.answers)) {
          if (problems.length > 0 || question.optional) continue
          expect(answer.text || answer.files?.length).toBeTruthy()
        }
      }),
    )
  })
})

describe('who applies', () => {
  it('is told by the questions with a meaning of their own', () => {
    expect(applicantOf(check(sampleAnswers))).toEqual({
      applicant: {
        familyName: 'Yıldız',
        givenNames: 'Ayşe Maria',
        birthDate: Temporal.PlainDate.from('1988-03-14'),
      },
      contact: {
        email: 'ayse@example.org',
        phone: '040 123456',
        postalAddress: ['Musterweg 7', '22111 Hamburg'],
      },
      delivery: 'online',
    })
  })

  it('gets the answer by post unless online was chosen', () => {
    expect(applicantOf(check({ ...sampleAnswers, delivery: 'post' })).delivery).toBe('post')
    expect(applicantOf([])).toEqual({
      applicant: { familyName: '', givenNames: '', birthDate: null },
      contact: { email: null, phone: null, postalAddress: [] },
      delivery: 'post',
    })
  })
})

/** Any JSON under the ids of the form, as a damaged or forged draft could hold it. */
function anyAnswers() {
  const ids = [...allQuestions(sampleForm).map(({ id }) => id), '__proto__', 'constructor', 'toString']
  const likely = fc.constantFrom(
    'yes',
    'no',
    'other',
    'post',
    '31.12.1980',
    '',
    '🙂',
    '\u0000',
    'a'.repeat(3000),
  )
  const entry = fc.record({ key: fc.string(), answers: fc.dictionary(fc.string(), likely) })
  const value = fc.oneof(
    likely,
    fc.string({ unit: 'binary' }),
    fc.array(fc.oneof(likely, entry)),
    fc.jsonValue(),
  )
  return fc.dictionary(fc.constantFrom(...ids), value).map(answers => answers as Answers)
}
