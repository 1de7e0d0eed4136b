import { Temporal } from 'temporal-polyfill'
import { expect, it } from 'vitest'
import { newAppointmentReference } from '../access/appointment-access.ts'
import { readSearch } from './read-search.ts'

it.each([
  ['Jonas Petersen 14.3.1988', 'Jonas Petersen'],
  ['14.03.1988 Petersen, Jonas', 'Petersen Jonas'],
  ['  Petersen   Jonas * 14. 3. 1988', 'Petersen Jonas'],
  ['Jonas Petersen 1988-03-14', 'Jonas Petersen'],
])('"%s" is somebody with a date of birth', (text, name) => {
  expect(readSearch(text)).toEqual({ kind: 'person', name, birthDate: Temporal.PlainDate.from('1988-03-14') })
})

it('a number is a number, however it is typed', () => {
  const reference = newAppointmentReference()
  expect(readSearch(` ${reference.toLowerCase().replaceAll('-', ' ')}`)).toEqual({
    kind: 'reference',
    reference,
  })
})

it.each(['', 'Petersen', '14.3.1988', 'Petersen 31.2.1988', 'T-2222-23', 'Petersen 14.3.88'])(
  '"%s" finds nobody',
  text => expect(readSearch(text)).toBeNull(),
)
