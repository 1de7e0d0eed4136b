import { describe, expect, it } from 'vitest'
import { FormDefinition } from '../../services/index.ts'
import { sampleForm } from '../testing/sample-form.ts'
import type { Answers } from './answers.ts'
import { askedInEntry, askedPages } from './asked-pages.ts'

const ids = (answers: Answers, form = sampleForm) =>
  askedPages(form, answers).map(({ page, questions }) => [page.id, ...questions.map(({ id }) => id)])

const label = { de: 'x', en: 'x' }
const form = (...questions: object[]) =>
  FormDefinition.parse({
    minutes: 1,
    pages: questions.map((question, i) => ({ id: `p${i}`, title: label, questions: [question] })),
  })
const text = (id: string, when?: object) => ({ id, type: 'text', label, ...(when ? { when } : {}) })

describe('which pages and questions are asked', () => {
  it('leaves out what no answer has opened', () => {
    expect(ids({}).map(([page]) => page)).toEqual(['person', 'dogs', 'papers', 'answer'])
    expect(ids({}).at(2)).toEqual(['papers', 'insured', 'breeds'])
  })
  it('opens questions and pages by an answer', () => {
    expect(ids({ insured: 'yes' }).at(2)).toEqual(['papers', 'insured', 'policy', 'breeds'])
    expect(ids({ insured: 'no' }).map(([page]) => page)).toContain('uninsured')
    expect(ids({ insured: ' no ' }).map(([page]) => page)).toContain('uninsured')
  })
  it('opens by one of several chosen values', () => {
    const several = form(
      {
        id: 'a',
        type: 'choices',
        label,
        options: [
          { value: 'x', label },
          { value: 'y', label },
        ],
      },
      text('b', { question: 'a', is: ['y'] }),
    )
    expect(ids({ a: ['x', 'y'] }, several)).toEqual([
      ['p0', 'a'],
      ['p1', 'b'],
    ])
    expect(ids({ a: ['x'] }, several)).toEqual([['p0', 'a']])
  })
  it('counts an answer for nothing while its own question is not asked', () => {
    const chain = form(
      text('a'),
      text('b', { question: 'a', is: ['1'] }),
      text('c', { question: 'b', is: ['1'] }),
    )
    expect(ids({ a: '1', b: '1' }, chain)).toHaveLength(3)
    expect(ids({ a: '0', b: '1' }, chain)).toEqual([['p0', 'a']])
  })
  it('never asks questions that wait for each other, or for one that does not exist', () => {
    const loop = form(text('a', { question: 'b', is: ['1'] }), text('b', { question: 'a', is: ['1'] }))
    expect(ids({ a: '1', b: '1' }, loop)).toEqual([])
    expect(ids({ x: '1' }, form(text('a', { question: 'x', is: ['1'] })))).toEqual([])
  })
  it('is not fooled by names that every object has', () => {
    const trap = form(text('a', { question: 'constructor', is: ['1'] }), text('constructor'))
    expect(ids({}, trap)).toEqual([['p1', 'constructor']])
  })
})

describe('which questions of an entry are asked', () => {
  const group = sampleForm.pages[1]!.questions[0]!
  const asked = (entry: Record<string, string>) =>
    group.type === 'group' ? askedInEntry(sampleForm, group, entry, {}).map(({ id }) => id) : []
  it('looks into the entry first', () => {
    expect(asked({ origin: 'shelter' })).toEqual(['dogName', 'chip', 'origin'])
    expect(asked({ origin: 'other' })).toEqual(['dogName', 'chip', 'origin', 'originText'])
  })
  it('then into the form', () => {
    const outer = FormDefinition.parse({
      minutes: 1,
      pages: [
        {
          id: 'p',
          title: label,
          questions: [
            text('kind'),
            {
              id: 'g',
              type: 'group',
              label,
              entry: label,
              questions: [text('x', { question: 'kind', is: ['a'] })],
            },
          ],
        },
      ],
    })
    const g = outer.pages[0]!.questions[1]!
    if (g.type !== 'group') throw new Error('the second question is the group')
    expect(askedInEntry(outer, g, {}, { kind: 'a' })).toHaveLength(1)
    expect(askedInEntry(outer, g, {}, { kind: 'b' })).toHaveLength(0)
  })
})
