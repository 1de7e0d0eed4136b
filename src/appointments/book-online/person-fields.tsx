import { DateField, TextField } from '../../foundation/html/index.ts'
import { fieldOf, type TypedBooking } from './read-person.ts'

export type ErrorOf = (field: string) => string | undefined

interface PersonFieldsProps {
  readonly n: number
  readonly legend: string
  readonly words: { readonly name: string; readonly nameHint?: string; readonly birthDate: string }
  readonly person: TypedBooking['persons'][number]
  /** Whoever types is this person: the browser may fill in. */
  readonly self: boolean
  readonly errorOf: ErrorOf
}

/** One of those who come: two answers. */
export function PersonFields({ n, legend, words, person, self, errorOf }: PersonFieldsProps) {
  const [name, birthDate] = [fieldOf('name', n), fieldOf('geburtsdatum', n)]
  return (
    <fieldset class="persons">
      <legend>{legend}</legend>
      <TextField
        id={name}
        label={words.name}
        hint={words.nameHint}
        value={person.name}
        autocomplete={self ? 'name' : 'off'}
        personName
        error={errorOf(name)}
      />
      <DateField
        id={birthDate}
        label={words.birthDate}
        value={person.birthDate}
        autocomplete={self ? 'bday' : 'off'}
        error={errorOf(birthDate)}
      />
    </fieldset>
  )
}
