import { Temporal } from 'temporal-polyfill'
import type { RegisteredPerson } from '../../people/index.ts'
import type { RegisterField } from '../../services/index.ts'
import type { Case } from '../case.ts'
import type { Snapshot, SnapshotAnswer } from '../snapshot.ts'

const day = (text: string) => Temporal.PlainDate.from(text)

/** A believable person of the register. */
export function buildPerson(overrides: Partial<RegisteredPerson> = {}): RegisteredPerson {
  return {
    id: 'jonas-petersen',
    familyName: 'Petersen',
    givenNames: 'Jonas Friedrich',
    callName: 'Jonas',
    birthName: null,
    formerNames: [],
    doctorate: null,
    artistName: null,
    birthDate: day('1988-03-14'),
    birthPlace: 'Husum',
    birthCountry: null,
    dwellings: [
      {
        kind: 'sole',
        street: 'Demoweg 8',
        postcode: '21029',
        place: 'Hamburg',
        movedInOn: day('2021-06-15'),
        movedOutOn: null,
      },
    ],
    disclosureBlockUntil: null,
    diedOn: null,
    ...overrides,
  }
}

export function buildAnswer(
  register: RegisterField | undefined,
  value: string,
  question = register ?? 'purpose',
): SnapshotAnswer {
  return {
    question,
    label: `Frage ${question}`,
    text: value.replaceAll('|', ', '),
    value,
    ...(register ? { register } : {}),
  }
}

/** Answers that agree with `buildPerson()`. */
export function buildSnapshot(answers: readonly SnapshotAnswer[] = agreeingAnswers): Snapshot {
  return {
    serviceName: 'Meldebescheinigung',
    serviceVersion: 1,
    language: 'de',
    sections: [{ title: 'Zu Ihnen', answers }],
  }
}

const agreeingAnswers: readonly SnapshotAnswer[] = [
  buildAnswer('familyName', 'Petersen'),
  buildAnswer('givenNames', 'Jonas Friedrich'),
  buildAnswer('birthDate', '1988-03-14'),
  buildAnswer('mainAddress', 'Demoweg 8|21029|Hamburg'),
  buildAnswer(undefined, 'für die Kita'),
]

export function buildCase(overrides: Partial<Case> = {}): Case {
  return {
    id: '00000000-0000-4000-8000-000000000001',
    reference: 'HH-7KQ2-M4',
    serviceId: 'meldebescheinigung',
    serviceVersion: 1,
    serviceName: { de: 'Meldebescheinigung', en: 'Certificate of registration' },
    outcome: 'certificate',
    team: 'melderecht',
    channel: 'online',
    language: 'de',
    state: 'in-progress',
    applicant: { familyName: 'Petersen', givenNames: 'Jonas Friedrich', birthDate: '1988-03-14' },
    contact: { email: null, phone: null, postalAddress: ['Demoweg 8', '21029 Hamburg'] },
    delivery: 'post',
    snapshot: buildSnapshot(),
    identity: null,
    accessEpoch: 0,
    promisedOn: day('2026-11-06'),
    waitingSince: null,
    cleared: [],
    result: null,
    assignedTo: null,
    assignedName: null,
    demo: true,
    decoy: false,
    openedAt: Temporal.Instant.from('2026-11-03T08:52:00Z'),
    decidedAt: null,
    closedAt: null,
    unreachedSince: null,
    paperNumber: null,
    ...overrides,
  }
}
