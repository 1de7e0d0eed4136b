import { formatShortDay } from '../../foundation/language/index.ts'
import { dwellingText, mainDwelling, type RegisteredPerson } from '../../people/index.ts'
import type { LetterValue } from '../../post/index.ts'
import { formerDwelling } from '../register/compare-with-register.ts'

export type Row = { label: string; value: LetterValue }

const registerLabels: Record<string, string> = {
  familyName: 'Familienname',
  birthName: 'Geburtsname',
  formerNames: 'Frühere Namen',
  givenNames: 'Vornamen (Rufname unterstrichen)',
  doctorate: 'Doktorgrad',
  artistName: 'Ordensname, Künstlername',
  birthDate: 'Geburtsdatum',
  birthPlace: 'Geburtsort',
  mainAddress: 'Wohnung',
  secondaryAddress: 'Nebenwohnung',
  formerAddress: 'Frühere Wohnung',
  movedInOn: 'Eingezogen am',
}

/** All given names, the one in use underlined as § 18 (1) no. 3 BMG wants it marked. */
export function givenNames(person: RegisteredPerson): LetterValue {
  const start = person.callName ? wholeNameAt(person.givenNames, person.callName) : -1
  if (!person.callName || start < 0) return person.givenNames
  return { text: person.givenNames, underline: [start, start + person.callName.length] }
}

/** Where one name stands among others: `Ann` is not the beginning of `Anna Ann`, but the end. */
function wholeNameAt(names: string, name: string): number {
  const isEdge = (sign: string | undefined) => sign === undefined || sign === ' ' || sign === '-'
  for (let at = names.indexOf(name); at >= 0; at = names.indexOf(name, at + 1))
    if (isEdge(names[at - 1]) && isEdge(names[at + name.length])) return at
  return -1
}

const countries = new Intl.DisplayNames('de', { type: 'region' })

function registerValue(person: RegisteredPerson, field: string, former: string): LetterValue | null {
  const main = mainDwelling(person)
  const secondary = person.dwellings.find(dwelling => dwelling.kind === 'secondary')
  switch (field) {
    case 'familyName':
      return person.familyName
    case 'birthName':
      return person.birthName
    case 'formerNames':
      return person.formerNames.join(', ') || null
    case 'givenNames':
      return person.givenNames ? givenNames(person) : null
    case 'doctorate':
      return person.doctorate
    case 'artistName':
      return person.artistName
    case 'birthDate':
      return formatShortDay(person.birthDate, 'de')
    case 'birthPlace':
      return person.birthCountry
        ? `${person.birthPlace} (${countries.of(person.birthCountry)})`
        : person.birthPlace
    case 'mainAddress':
      return main
        ? `${dwellingText(main)} (${main.kind === 'sole' ? 'alleinige Wohnung' : 'Hauptwohnung'})`
        : null
    case 'secondaryAddress':
      return secondary ? dwellingText(secondary) : null
    case 'formerAddress':
      return formerText(person, former)
    case 'movedInOn':
      return main ? formatShortDay(main.movedInOn, 'de') : null
    default:
      return null
  }
}

/** The former dwelling that was asked for, with its days; the register's, not what was typed. */
function formerText(person: RegisteredPerson, asked: string): string | null {
  const dwelling = formerDwelling(person, asked)
  if (!dwelling) return null
  const until = dwelling.movedOutOn ? ` bis ${formatShortDay(dwelling.movedOutOn, 'de')}` : ''
  return `${dwellingText(dwelling)} (${formatShortDay(dwelling.movedInOn, 'de')}${until})`
}

/** `former`: the former address that was asked for, in its comparable form. */
export function registerRows(person: RegisteredPerson, fields: readonly string[], former: string): Row[] {
  return fields.flatMap(field => {
    const value = registerValue(person, field, former)
    return value ? [{ label: registerLabels[field] ?? field, value }] : []
  })
}
