import { describe, expect, it, test } from 'vitest'
import { addressOf, chosenOf, entriesOf, filesOf, isEntryKey, textOf } from './answers.ts'

const nothing = { street: '', postcode: '', place: '' }
const entry = { key: 'a', answers: {} }
const file = { fileId: 'f', name: 'x.pdf', size: 1 }

test('the key of an entry is short and made of letters, digits, hyphens and underscores', () => {
  expect(['a', 'A-b_9', 'x'.repeat(22)].every(isEntryKey)).toBe(true)
  expect(['', 'x'.repeat(23), 'a b', 'ä', '../a', 'a\n', '"'].some(isEntryKey)).toBe(false)
})

describe('an answer of the right shape is read', () => {
  it('as text', () => expect(textOf({ q: ' x ' }, 'q')).toBe(' x '))
  it('as what was chosen', () => {
    expect(chosenOf({ q: 'a' }, 'q')).toEqual(['a'])
    expect(chosenOf({ q: ['a', 'b'] }, 'q')).toEqual(['a', 'b'])
    expect(chosenOf({ q: '' }, 'q')).toEqual([])
  })
  it('as an address', () => {
    const address = { street: 'Weg 1', postcode: '22111', place: 'Hamburg' }
    expect(addressOf({ q: address }, 'q')).toEqual(address)
    expect(addressOf({ q: { street: 'Weg 1' } }, 'q')).toEqual({ ...nothing, street: 'Weg 1' })
  })
  it('as entries and files', () => {
    expect(entriesOf({ q: [entry] }, 'q')).toEqual([entry])
    expect(filesOf({ q: [file] }, 'q')).toEqual([file])
  })
})

describe('what has another shape than the question asks for is not answered', () => {
  const others = [undefined, null, 3, true, {}, [], [null], [3], [{}], [[]], { length: 1 }]
  it.each(others.map(input => [input]))('%j', input => {
    const answers = { q: input }
    expect(textOf(answers, 'q')).toBe('')
    expect(chosenOf(answers, 'q')).toEqual([])
    expect(addressOf(answers, 'q')).toEqual(nothing)
    expect(entriesOf(answers, 'q')).toEqual([])
    expect(filesOf(answers, 'q')).toEqual([])
  })
  it('not even in part', () => {
    expect(chosenOf({ q: ['a', 3, null] }, 'q')).toEqual(['a'])
    expect(addressOf({ q: { street: 3, postcode: ['x'] } }, 'q')).toEqual(nothing)
    expect(addressOf({ q: 'Weg 1' }, 'q')).toEqual(nothing)
    expect(addressOf({ q: Object.assign([], { street: 'x' }) }, 'q')).toEqual(nothing)
    expect(
      entriesOf(
        { q: [{ key: 'a' }, { answers: {} }, { key: 3, answers: {} }, { key: 'a', answers: [] }] },
        'q',
      ),
    ).toEqual([])
    expect(
      filesOf(
        { q: [{ fileId: 'f' }, { name: 'x' }, { fileId: 3, name: 'x' }, { fileId: 'f', name: 3 }] },
        'q',
      ),
    ).toEqual([])
  })
  it('nor what every object has', () => {
    expect(textOf(Object.create({ q: 'x' }), 'q')).toBe('')
    expect(chosenOf({}, 'constructor')).toEqual([])
  })
})
