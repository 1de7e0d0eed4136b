import { Temporal } from 'temporal-polyfill'
import type { CaseToOpen, SnapshotAnswer } from '../../cases/index.ts'
import type { CheckedPage } from './check-answers.ts'

/** Who applies and how to reach them, told by the questions with well-known ids (see `FormDefinition`). */
export function applicantOf(
  pages: readonly CheckedPage[],
): Pick<CaseToOpen, 'applicant' | 'contact' | 'delivery'> {
  const answers = pages.flatMap(page => page.answers.map(({ answer }) => answer))
  const find = (id: string) => answers.find(answer => answer.question === id)
  const text = (id: string) => find(id)?.text ?? ''
  const value = (id: string) => find(id)?.value || null
  return {
    applicant: {
      familyName: text('familyName'),
      givenNames: text('givenNames'),
      birthDate: dayOf(value('birthDate')),
    },
    contact: {
      email: value('email'),
      phone: value('phone'),
      postalAddress: addressLines(find('postalAddress')) ?? addressLines(find('mainAddress')) ?? [],
    },
    delivery: value('delivery') === 'online' ? 'online' : 'post',
  }
}

/** A form may use a well-known id for a question of another type; then it says nothing here. */
function dayOf(value: string | null): Temporal.PlainDate | null {
  return value && /^\d{4}-\d{2}-\d{2}$/.test(value) ? Temporal.PlainDate.from(value) : null
}

function addressLines(answer: SnapshotAnswer | undefined): string[] | null {
  const [street, postcode, place] = answer?.value.split('|') ?? []
  return street && postcode && place ? [street, `${postcode} ${place}`] : null
}
