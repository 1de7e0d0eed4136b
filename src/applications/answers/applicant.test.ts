import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { FormDefinition } from '../../services/index.ts'
import { applicantOf } from './applicant.ts'
import { checkAnswers } from './check-answers.ts'

const reader = { language: 'de', today: Temporal.PlainDate.from('2026-11-03') } as const
const label = { de: 'x', en: 'x' }
const address = (street: string) => ({ street, postcode: '22111', place: 'Hamburg' })

/** Asks the given questions and answers them. */
function applicant(questions: Record<string, object>, answers: Record<string, unknown>) {
  const asked = Object.entries(questions).map(([id, question]) => ({
    id,
    label,
    optional: true,
    ...question,
  }))
  const form = FormDefinition.parse({ minutes: 1, pages: [{ id: 'p', title: label, questions: asked }] })
  return applicantOf(checkAnswers(form, answers as never, reader))
}
const text = { type: 'text' }

describe('where the answer is sent', () => {
  const both = { postalAddress: { type: 'address' }, mainAddress: { type: 'address' } }
  const lines = (answers: object) => applicant(both, answers as never).contact.postalAddress
  it.each<[string, object, string[]]>([
    [
      'the postal address, where there is one',
      { postalAddress: address('Weg 1'), mainAddress: address('Weg 2') },
      ['Weg 1', '22111 Hamburg'],
    ],
    ['else where the person lives', { mainAddress: address('Weg 2') }, ['Weg 2', '22111 Hamburg']],
    ['else nowhere', {}, []],
  ])('%s', (_, answers, expected) => {
    expect(lines(answers)).toEqual(expected)
  })
  it.each(['Weg 1', 'Weg 1|22111', '|22111|Hamburg', 'Weg 1||Hamburg', 'Weg 1|22111|'])(
    'nowhere, where the address is a text like %j',
    typed => {
      expect(applicant({ postalAddress: text }, { postalAddress: typed }).contact.postalAddress).toEqual([])
    },
  )
})

describe('the day of birth', () => {
  it('is read from a date', () => {
    const { birthDate } = applicant({ birthDate: { type: 'date' } }, { birthDate: '14.3.1988' }).applicant
    expect(birthDate?.toString()).toBe('1988-03-14')
  })
  it.each(['14.03.1988', 'x1988-03-14', '1988-03-14x', '198-03-14', '1988-3-14', 'im März'])(
    'is not known where a text says %j',
    typed => {
      expect(applicant({ birthDate: text }, { birthDate: typed }).applicant.birthDate).toBeNull()
    },
  )
})

it('an address that was left empty is none to write to', () => {
  const questions = { email: { ...text, format: 'email' }, phone: { ...text, format: 'phone' } }
  expect(applicant(questions, {}).contact).toMatchObject({ email: null, phone: null })
})
