import type { Answers } from '../applications/index.ts'
import type { PersonaDefinition } from '../people/index.ts'
import type { Dice } from './random.ts'

/** What one invented person types, and the file they hand in where one is asked for. */
export type DemoAnswers = (person: PersonaDefinition, dice: Dice, file: Answers[string]) => Answers

const typedDay = (iso: string) => iso.split('-').reverse().join('.')

function about(person: PersonaDefinition): Record<string, string> {
  return {
    familyName: person.familyName,
    givenNames: person.givenNames ?? person.familyName,
    birthName: person.birthName ?? '',
    birthDate: typedDay(person.birthDate),
    birthPlace: person.birthPlace,
  }
}

function home(person: PersonaDefinition) {
  const main = person.dwellings.find(({ kind }) => kind === 'sole' || kind === 'main') ?? person.dwellings[0]!
  return { street: main.street, postcode: main.postcode, place: main.place }
}

const purposes = ['childcare', 'work', 'marriage', 'bank', 'abroad'] as const
const trades = [
  ['Fahrradwerkstatt', 'Reparatur und Verkauf von Fahrrädern'],
  ['Übersetzungsbüro', 'Übersetzungen aus dem Polnischen und Ukrainischen'],
  ['Café', 'Ausschank von Kaffee und Verkauf von Kuchen, ohne Alkohol'],
  ['Gartenpflege', 'Pflege von Gärten und Grünanlagen'],
  ['Programmierung', 'Entwicklung von Software für kleine Betriebe'],
  ['Nähstube', 'Änderungen an Kleidung, Nähkurse'],
] as const
const dogs = [
  ['Bruno', 'Labrador', 'schwarz, 58 cm'],
  ['Frieda', 'Mischling', 'braun-weiß, 40 cm'],
  ['Lotte', 'Dackel', 'rot, 24 cm'],
  ['Odin', 'Schäferhund', 'schwarz-braun, 62 cm'],
] as const
const requests = [
  'Ich brauche das bis Ende des Monats. Was soll ich mitbringen?',
  'Mein Mann liegt im Krankenhaus. Kann ich das für ihn erledigen?',
  'Ich habe die Unterlagen als Foto angehängt. Reicht das?',
  'Ich spreche wenig Deutsch. Können Sie mir bitte einfach schreiben, was fehlt?',
  'Ich kann tagsüber nicht kommen. Geht es auch per Post?',
] as const

/** By service; services without a form of their own take the formless request. */
export const demoAnswers: Readonly<Record<string, DemoAnswers>> = {
  meldebescheinigung: (person, dice) => {
    const moved = dice.chance(0.18)
    return {
      ...about(person),
      dwelling: 'mainDwelling',
      mainAddress: moved
        ? { street: `Probeweg ${1 + dice.below(60)}`, postcode: '21035', place: 'Hamburg' }
        : home(person),
      kind: 'simple',
      purpose: dice.pick(purposes),
      forOthers: 'no',
    }
  },
  gewerbeanmeldung: (person, dice) => {
    const [name, activity] = dice.pick(trades)
    return {
      ...about(person),
      legalForm: 'soleTrader',
      mainAddress: home(person),
      businessName: `${name} ${person.familyName} (Demo)`,
      activity,
      startDate: '01.10.2026',
      reason: 'newBusiness',
      extent: dice.pick(['mainOccupation', 'sideline']),
      siteKind: 'headOffice',
      premisesAddress: home(person),
      employees: String(dice.below(4)),
      permitNeeded: 'no',
      delivery: dice.chance(0.5) ? 'online' : 'post',
    }
  },
  'hund-anmelden': (person, dice, file) => {
    const [dogName, breed, looks] = dice.pick(dogs)
    const microchip = `27609${String(1_000_000_000 + dice.below(900_000_000))}`
    return {
      ...about(person),
      mainAddress: home(person),
      dogLivesThere: 'yes',
      dogs: [
        {
          key: 'a',
          answers: { dogName, breed, looks, bornOn: '03.05.2024', microchip, keptSince: '01.09.2026' },
        },
      ],
      insurer: 'Demo-Versicherung',
      insuranceProof: file,
      insuranceCovers: 'yes',
      delivery: dice.chance(0.4) ? 'online' : 'post',
    }
  },
  wohnberechtigungsschein: (person, dice, file) => ({
    ...about(person),
    mainAddress: home(person),
    livesAlone: 'yes',
    monthlyIncome: String(900 + dice.below(900)),
    incomeSources: ['employment'],
    incomeProof: file,
  }),
}

export const formlessAnswers: DemoAnswers = (person, dice) => ({
  ...about(person),
  message: dice.pick(requests),
  delivery: 'post',
  postalAddress: home(person),
})
