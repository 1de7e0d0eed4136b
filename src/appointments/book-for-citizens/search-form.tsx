import { Temporal } from 'temporal-polyfill'
import { useLanguage, useWords } from '../../foundation/html/index.ts'
import { formatWeekday } from '../../foundation/language/index.ts'
import { MOST_PERSONS } from '../appointment.ts'
import { personsNamed } from '../book-online/read-person.ts'
import { FilterFields } from '../finder/filters.tsx'
import { DESK, type DeskProps } from './desk-props.ts'
import { deskMessages } from './messages.ts'

/** Asks by address; the first field has the focus as long as nothing is asked for. */
export function SearchForm(props: DeskProps) {
  const { wanted, moving, contingent } = props
  const t = useWords(deskMessages)
  return (
    <form action={DESK} class="filters" aria-labelledby="suchen">
      <h2 id="suchen">{t.search}</h2>
      {moving ? <input type="hidden" name="verschieben" value={moving.reference} /> : null}
      <div class="filters__line">
        {moving ? null : <Services {...props} />}
        <Day {...props} />
      </div>
      <FilterFields wanted={wanted} book={props.book} choices={props.choices}>
        <button class="kern-btn kern-btn--secondary" type="submit">
          <span class="kern-label">{t.searchButton}</span>
        </button>
      </FilterFields>
      <p class="muted">{t.contingents[contingent]}</p>
    </form>
  )
}

/** As many fields as there are matters, and one more; hardly anybody needs a third. */
function Services({ wanted, services, finding }: DeskProps) {
  const t = useWords(deskMessages)
  const { errands } = wanted
  const count = Math.max(2, errands.length)
  return (
    <>
      {Array.from({ length: count }, (_, n) => (
        <div class="kern-form-input filters__field" key={n}>
          <label class="kern-label" for={`leistung-${n + 1}`}>
            {t.service(n + 1)}
          </label>
          <ServiceSelect
            n={n}
            chosen={errands[n]?.id}
            services={services}
            focused={n === 0 && !finding && errands.length === 0}
          />
        </div>
      ))}
      <Persons count={errands.length > 0 ? personsNamed(errands) : 1} />
    </>
  )
}

interface ServiceSelectProps {
  readonly n: number
  readonly chosen: string | undefined
  readonly services: DeskProps['services']
  readonly focused: boolean
}

function ServiceSelect({ n, chosen, services, focused }: ServiceSelectProps) {
  const t = useWords(deskMessages)
  const language = useLanguage()
  return (
    <div class="kern-form-input__select-wrapper">
      <select
        class="kern-form-input__select"
        id={`leistung-${n + 1}`}
        name="leistung"
        autofocus={focused}
        data-focus={focused ? '' : undefined}
      >
        <option value="">{n === 0 ? t.choose : t.noFurther}</option>
        {services.map(({ id, definition }) => (
          <option value={id} selected={id === chosen} key={id}>
            {definition.name[language]}
          </option>
        ))}
      </select>
    </div>
  )
}

function Persons({ count }: { count: number }) {
  const t = useWords(deskMessages)
  return (
    <div class="kern-form-input filters__field">
      <label class="kern-label" for="personen">
        {t.persons}
      </label>
      <div class="kern-form-input__select-wrapper">
        <select class="kern-form-input__select" id="personen" name="personen">
          {Array.from({ length: MOST_PERSONS }, (_, n) => n + 1).map(number => (
            <option value={number} selected={number === count} key={number}>
              {number}
            </option>
          ))}
        </select>
      </div>
    </div>
  )
}

/** The free days of what was found; the earliest places begin there, and its times are shown. */
function Day({ wanted, finding }: DeskProps) {
  const t = useWords(deskMessages)
  const language = useLanguage()
  if (!finding) return null
  const asked = wanted.day?.toString()
  const days = [...new Set([...finding.counts.keys(), ...(asked ? [asked] : [])])].sort()
  return (
    <div class="kern-form-input filters__field">
      <label class="kern-label" for="tag">
        {t.day}
      </label>
      <div class="kern-form-input__select-wrapper">
        <select class="kern-form-input__select" id="tag" name="tag">
          <option value="">{t.anyDay}</option>
          {days.map(day => (
            <option value={day} selected={day === asked} key={day}>
              {t.dayWith(formatWeekday(Temporal.PlainDate.from(day), language), finding.counts.get(day) ?? 0)}
            </option>
          ))}
        </select>
      </div>
    </div>
  )
}
