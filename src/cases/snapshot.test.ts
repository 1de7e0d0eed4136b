import { expect, test } from 'vitest'
import { filesOf, findAnswer } from './snapshot.ts'
import { buildAnswer, buildSnapshot } from './testing/build-case.ts'

const file = (name: string) => ({ fileId: name, name })

test('an answer is found by its question, in whatever section', () => {
  const one = buildSnapshot([buildAnswer('familyName', 'Petersen')])
  const two = {
    ...one,
    sections: [...one.sections, { title: 'Mehr', answers: [buildAnswer(undefined, 'x', 'more')] }],
  }
  expect(findAnswer(two, 'more')?.value).toBe('x')
  expect(findAnswer(two, 'familyName')?.value).toBe('Petersen')
  expect(findAnswer(two, 'constructor')).toBeUndefined()
})

test('all files are listed with the question they answer, those of entries, too', () => {
  const photo = { ...buildAnswer(undefined, '', 'photo'), files: [file('a.png'), file('b.png')] }
  const policy = { ...buildAnswer(undefined, '', 'policy'), files: [file('c.pdf')] }
  const dogs = {
    ...buildAnswer(undefined, '2', 'dogs'),
    entries: [[buildAnswer(undefined, 'Rex', 'name'), policy], []],
  }
  expect(filesOf(buildSnapshot([photo, buildAnswer(undefined, 'x'), dogs]))).toEqual([
    { file: file('a.png'), label: 'Frage photo' },
    { file: file('b.png'), label: 'Frage photo' },
    { file: file('c.pdf'), label: 'Frage policy' },
  ])
})
