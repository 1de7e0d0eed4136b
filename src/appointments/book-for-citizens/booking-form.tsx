import {
  Button,
  ErrorSummary,
  Form,
  Icon,
  Link,
  Notice,
  TextField,
  useWords,
} from '../../foundation/html/index.ts'
import { type ErrorOf, PersonFields } from '../book-online/person-fields.tsx'
import type { Finding } from '../finder/find.ts'
import { fieldsOf } from '../finder/wanted.ts'
import { appointmentPath, DESK, type DeskProps } from './desk-props.ts'
import { deskMessages } from './messages.ts'
import { Places } from './places.tsx'

/** Place, people and one button: all of a call in one form. */
export function BookingForm(props: Omit<DeskProps, 'finding'> & { finding: Finding }) {
  const { wanted, typed, problems, moving } = props
  const t = useWords(deskMessages)
  const errorOf: ErrorOf = field => problems.find(problem => problem.field === field)?.sentence
  return (
    <>
      <ErrorSummary problems={problems} />
      <Refusal refusal={props.refusal} />
      <Form action={DESK} class="booking__form">
        <input type="hidden" name="seite" value={props.page} />
        {fieldsOf(wanted).map(([name, value]) => (
          <input type="hidden" name={name} value={value} key={name + value} />
        ))}
        <div>
          <Places {...props} />
        </div>
        <div class="booking__person">
          {moving ? null : (
            <>
              {typed.persons.map((person, n) => (
                <PersonFields
                  key={n}
                  n={n}
                  legend={typed.persons.length === 1 ? t.who : t.person(n + 1)}
                  words={t}
                  person={person}
                  self={false}
                  errorOf={errorOf}
                />
              ))}
              <ReachFields typed={typed} byPhone={wanted.mode === 'phone'} errorOf={errorOf} />
            </>
          )}
          <div class="buttons">
            <Button primary>{moving ? t.move : t.book}</Button>
          </div>
        </div>
      </Form>
    </>
  )
}

function Refusal({ refusal }: Pick<DeskProps, 'refusal'>) {
  const t = useWords(deskMessages)
  if (!refusal) return null
  const taken = refusal.kind === 'taken'
  const text = taken ? (refusal.nearest.length > 0 ? t.takenText : t.takenNone) : t.hasOneText
  return (
    <section class="notice notice--warn" role="alert" tabIndex={-1} data-focus aria-labelledby="warum">
      <h2 class="notice__title" id="warum">
        <Icon name="warning" />
        {taken ? t.taken : t.hasOne}
      </h2>
      <p>
        {text}{' '}
        {taken
          ? null
          : refusal.references.map(reference => (
              <span key={reference}>
                <Link href={appointmentPath(reference)}>{t.openOne(reference)}</Link>{' '}
              </span>
            ))}
      </p>
    </section>
  )
}

function ReachFields({
  typed,
  byPhone,
  errorOf,
}: {
  typed: DeskProps['typed']
  byPhone: boolean
  errorOf: ErrorOf
}) {
  const t = useWords(deskMessages)
  return (
    <fieldset class="persons">
      <legend>{t.reach}</legend>
      <TextField
        id="telefon"
        label={t.phone}
        hint={byPhone ? t.phoneNeeded : undefined}
        type="tel"
        width="medium"
        value={typed.phone}
        autocomplete="off"
        optional={!byPhone}
        error={errorOf('telefon')}
      />
      <TextField
        id="email"
        label={t.email}
        hint={t.emailHint}
        type="email"
        value={typed.email}
        autocomplete="off"
        optional
        error={errorOf('email')}
      />
      <Check id="erinnern" label={t.remind} checked={typed.remind} />
      <Check id="englisch" label={t.english} checked={typed.english} />
    </fieldset>
  )
}

function Check({ id, label, checked }: { id: string; label: string; checked: boolean }) {
  return (
    <div class="kern-form-check">
      <input
        class="kern-form-check__checkbox"
        type="checkbox"
        id={id}
        name={id}
        value="ja"
        checked={checked}
      />
      <label class="kern-label" for={id}>
        {label}
      </label>
    </div>
  )
}

export function NotTogether() {
  const t = useWords(deskMessages)
  return <Notice tone="warn" title={t.impossible} />
}
