import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { FormDefinition } from '../../services/index.ts'
import { sampleAnswers, sampleForm } from '../testing/sample-form.ts'
import { MAX_KEPT } from './answers.ts'
import { checkAnswers, problemsOf } from './check-answers.ts'
import { answersFromJson } from './from-json.ts'

const reader = { language: 'de', today: Temporal.PlainDate.from('2026-11-03') } as const
const read = (json: Record<string, unknown>, form = sampleForm) => answersFromJson(form, json, reader)
/** Each problem as its field and the beginning of its sentence. */
const problems = (json: Record<string, unknown>, form = sampleForm) =>
  read(json, form).problems.map(
    ({ field, label, sentence }) => `${field} (${label}): ${sentence.slice(0, 22)}`,
  )

const WRONG_SHAPE = 'Bitte schicken Sie die'
const UNKNOWN = 'Diese Frage gibt es in'
const NOT_ASKED = 'Diese Frage wird nach '

/** What a machine sends: dogs without the keys that a page gives them. */
const { dogs: _, ...simple } = sampleAnswers
const dog = { dogName: 'Bello', chip: '276098100123456', origin: 'shelter' }
const sent = { ...simple, dogs: [dog] }

const label = { de: 'Frage', en: 'Question' }
function formOf(question: object): FormDefinition {
  const page = { id: 'p', title: label, questions: [{ id: 'q', label, ...question }] }
  return FormDefinition.parse({ minutes: 1, pages: [page] })
}
const options = ['a', 'b'].map(value => ({ value, label }))

describe('answers that a machine sent', () => {
  it('are read like those of a browser', () => {
    const { answers, files, problems } = read(sent)
    expect([files, problems]).toEqual([[], []])
    expect(answers).toEqual({ ...simple, dogs: [{ key: '0', answers: dog }] })
    expect(problemsOf(checkAnswers(sampleForm, answers, reader))).toEqual([])
  })

  it.each<[object, unknown, unknown]>([
    [{ type: 'text' }, 'x', 'x'],
    [{ type: 'text' }, 'Mu\u0308ller\u0000\u202E', 'Müller'],
    [{ type: 'long-text' }, 'a\r\nb', 'a\nb'],
    [{ type: 'date' }, '1980-12-31', '1980-12-31'],
    [{ type: 'number', min: 0, max: 9 }, 3, '3'],
    [{ type: 'number', min: 0, max: 9 }, '3', '3'],
    [{ type: 'choice', options }, 'a', 'a'],
    [{ type: 'choices', options }, ['a', 'b'], ['a', 'b']],
    [{ type: 'choices', options }, Array(30).fill('a'), Array(30).fill('a')],
    [{ type: 'consent' }, true, 'yes'],
    [{ type: 'consent' }, 'yes', 'yes'],
    [{ type: 'consent' }, false, ''],
    [{ type: 'consent' }, '', ''],
    [
      { type: 'address' },
      { street: 'Weg 1', postcode: '1', place: 'x' },
      { street: 'Weg 1', postcode: '1', place: 'x' },
    ],
    [{ type: 'text' }, 'x'.repeat(MAX_KEPT), 'x'.repeat(MAX_KEPT)],
  ])('%j takes %j', (question, input, kept) => {
    expect(read({ q: input }, formOf(question))).toEqual({ answers: { q: kept }, files: [], problems: [] })
  })

  it.each<[object, unknown]>([
    [{ type: 'text' }, 3],
    [{ type: 'text' }, 'x'.repeat(MAX_KEPT + 1)],
    [{ type: 'long-text' }, ['x']],
    [{ type: 'date' }, 19801231],
    [{ type: 'number', min: 0, max: 9 }, true],
    [{ type: 'choice', options }, ['a']],
    [{ type: 'choices', options }, 'a'],
    [{ type: 'choices', options }, Array(31).fill('a')],
    [{ type: 'consent' }, 'no'],
    [{ type: 'consent' }, 1],
    [{ type: 'address' }, 'Weg 1, 22111 Hamburg'],
    [{ type: 'address' }, { street: 'Weg 1', postcode: '1' }],
    [{ type: 'address' }, { street: 'Weg 1', postcode: '1', place: 'x', country: 'x' }],
    [{ type: 'file' }, 'x'],
    [{ type: 'group', entry: label, questions: [{ id: 'x', type: 'text', label }] }, 'x'],
    [{ type: 'group', entry: label, questions: [{ id: 'x', type: 'text', label }] }, ['x']],
    [{ type: 'group', entry: label, questions: [{ id: 'x', type: 'text', label }] }, Array(51).fill({})],
  ])('%j names the wrong shape of an answer', (question, input) => {
    expect(problems({ q: input }, formOf(question))).toEqual([`q (Frage): ${WRONG_SHAPE}`])
  })

  it('keep nothing of what has the wrong shape', () => {
    expect(read({ q: 3 }, formOf({ type: 'text' })).answers).toEqual({})
    const group = { type: 'group', entry: label, questions: [{ id: 'x', type: 'text', label }] }
    expect(read({ q: 3 }, formOf(group)).answers).toEqual({ q: [] })
    expect(read({ q: 3 }, formOf({ type: 'file' }))).toMatchObject({ answers: { q: [] }, files: [] })
  })

  it('may say by null that there is no answer', () => {
    expect(read({ ...sent, email: null, dogs: [{ ...dog, originText: null }] })).toMatchObject({
      problems: [],
    })
    expect(read({ email: null }).answers).toEqual({})
  })

  it('must not hold what the form does not know, under whatever name', () => {
    const json = JSON.parse('{ "colour": "x", "__proto__": "x", "constructor": "x" }')
    expect(problems({ ...sent, colour: 'x' })).toEqual([`colour (colour): ${UNKNOWN}`])
    expect(problems(json)).toHaveLength(3)
    expect(problems({ ...sent, dogs: [dog, { ...dog, colour: 'x' }] })).toEqual([
      `dogs-1-colour (colour): ${UNKNOWN}`,
    ])
  })

  it('must not hold what is not asked', () => {
    expect(problems({ ...sent, insured: 'yes' })).toEqual([
      `why (why): ${NOT_ASKED}`,
      `promise (promise): ${NOT_ASKED}`,
    ])
    expect(problems({ ...sent, dogs: [dog, { ...dog, originText: 'x' }] })).toEqual([
      `dogs-1-originText (originText): ${NOT_ASKED}`,
    ])
    expect(problems({ ...sent, dogs: [{ ...dog, origin: 'other', originText: 'x' }] })).toEqual([])
  })

  it('name the fields of an entry by group, number and question', () => {
    expect(problems({ ...sent, dogs: [dog, { ...dog, dogName: 3 }] })).toEqual([
      `dogs-1-dogName (Rufname): ${WRONG_SHAPE}`,
    ])
  })

  it('are answered in the language of the call', () => {
    const english = answersFromJson(sampleForm, { familyName: 3, colour: 1 }, { ...reader, language: 'en' })
    expect(english.problems.map(({ label }) => label)).toEqual(['Familienname (en)', 'colour'])
    expect(english.problems[0]!.sentence).toMatch(/^Please /)
  })

  it('are read or refused by name, whatever they are', () => {
    const ids = fc.constantFrom('familyName', 'dogs', 'policy', 'breeds', 'promise', 'mainAddress', 'x')
    fc.assert(
      fc.property(fc.dictionary(ids, fc.jsonValue()), json => {
        const { answers, problems } = read(json)
        for (const [id, input] of Object.entries(json))
          expect(
            input === null ||
              Object.hasOwn(answers, id) ||
              problems.some(({ question }) => question.startsWith(id)),
          ).toBe(true)
      }),
    )
  })
})

describe('files that a machine sent', () => {
  const form = formOf({ type: 'file', maxFiles: 5 })
  const content = Buffer.from('%PDF-1.7')
  const file = { name: 'police.pdf', content: content.toString('base64') }

  it('come in base64 or beside the document, and wait under a name of their own', () => {
    const { answers, files, problems } = read({ q: [file, { name: 'zwei.pdf', content }] }, form)
    expect(problems).toEqual([])
    expect(files).toEqual([
      { question: 'q', placeholder: 'q-0', name: 'police.pdf', content },
      { question: 'q', placeholder: 'q-1', name: 'zwei.pdf', content },
    ])
    expect(answers).toEqual({
      q: [
        { fileId: 'q-0', name: 'police.pdf', size: 8 },
        { fileId: 'q-1', name: 'zwei.pdf', size: 8 },
      ],
    })
  })

  it('may be five, with names of up to 200 characters, or none', () => {
    expect(problems({ q: Array(5).fill({ ...file, name: 'x'.repeat(200) }) }, form)).toEqual([])
    expect(problems({ q: [] }, form)).toEqual([])
  })

  it.each<[string, unknown]>([
    ['six of them', Array(6).fill(file)],
    ['a file without a name', [{ ...file, name: '' }]],
    ['a name of 201 characters', [{ ...file, name: 'x'.repeat(201) }]],
    ['a content that is no base64', [{ ...file, content: '%%%' }]],
    ['a field nobody knows', [{ ...file, type: 'application/pdf' }]],
    ['a file alone', file],
  ])('are refused by name: %s', (_, sentFiles) => {
    expect(problems({ q: sentFiles }, form)).toEqual([`q (Frage): ${WRONG_SHAPE}`])
    expect(read({ q: sentFiles }, form).files).toEqual([])
  })
})
