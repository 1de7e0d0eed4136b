import { expect, it } from 'vitest'
import { digestOf } from '../../foundation/testing/index.ts'
import { CaseHouse } from '../testing/case-house.ts'
import { casesToExport, exportCase } from './export-cases.ts'

const house = await CaseHouse.build()
const person = { familyName: 'Petersen', givenNames: 'Jonas Friedrich', birthDate: '1988-03-14' }

it('everything about a case is handed out, field by field, and nothing that opens it', async () => {
  const opened = await house.open()
  const files = await house.tx(async tx => {
    const [found] = await casesToExport(tx, { reference: opened.reference })
    return exportCase(tx, found!, house.clock.now())
  })
  const about = JSON.parse(files[0]!.content.toString())
  expect(Object.keys(about)).toEqual([
    'reference',
    'service',
    'channel',
    'language',
    'state',
    'result',
    'delivery',
    'openedAt',
    'paperNumber',
    'promisedOn',
    'decidedAt',
    'closedAt',
    'applicant',
    'contact',
    'answers',
    'course',
    'messages',
    'sms',
    'inquiries',
    'documents',
    'letters',
  ])
  expect(about).toMatchObject({
    reference: opened.reference,
    applicant: person,
    contact: { email: 'jonas@example.org' },
  })
  const text = files.map(({ content }) => content.toString()).join()
  for (const secret of [opened.code, opened.linkToken]) expect(text).not.toContain(secret)
  expect(await house.audited(opened)).toContain('case.exported')
})

it('all cases of a person are those of exactly this name and birth date', async () => {
  await house.open('wohngeld')
  await house.open('wohngeld', {
    applicant: { ...(await house.caseToOpen('wohngeld')).applicant, givenNames: 'Jonas' },
  })
  expect(await house.tx(tx => casesToExport(tx, { person }))).toHaveLength(2)
  const before = await digestOf(house.db)
  expect(await house.tx(tx => casesToExport(tx, { person: { ...person, birthDate: '1988-03-15' } }))).toEqual(
    [],
  )
  expect(await house.tx(tx => casesToExport(tx, {}))).toEqual([])
  expect(await digestOf(house.db)).toBe(before)
})
