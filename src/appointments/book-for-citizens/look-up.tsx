import { Link, Notice, useLanguage, useWords } from '../../foundation/html/index.ts'
import { sayOn, shortOffice } from '../slot-words.ts'
import { appointmentPath, DESK, type DeskProps, type OfficeOf } from './desk-props.ts'
import { deskMessages } from './messages.ts'

/** Finds the appointment of whoever calls; what was found stands below. */
export function LookUp({ lookup, book, finding }: Pick<DeskProps, 'lookup' | 'book' | 'finding'>) {
  const t = useWords(deskMessages)
  return (
    <>
      <search>
        <form action={DESK} class="booking__lookup">
          <label for="suche">{t.lookUp}</label>
          <input
            type="search"
            id="suche"
            name="suche"
            value={lookup?.text}
            autoComplete="off"
            aria-describedby="suche-hinweis"
            data-search=""
          />
          <button type="submit">{t.lookUpButton}</button>
          <span class="muted" id="suche-hinweis">
            {t.lookUpHint}
          </span>
        </form>
      </search>
      {lookup && !finding ? <Found lookup={lookup} office={id => book.offices.get(id)!} /> : null}
    </>
  )
}

function Found({
  lookup: { found },
  office,
}: {
  lookup: NonNullable<DeskProps['lookup']>
  office: OfficeOf
}) {
  const t = useWords(deskMessages)
  const language = useLanguage()
  if (found === 'unclear') return <Notice tone="warn" title={t.lookUpUnclear} />
  if (found.length === 0) return <Notice tone="info" title={t.lookUpNone} />
  return (
    <Notice tone="good" title={t.found(found.length)}>
      <ul class="plainlist">
        {found.map(appointment => (
          <li key={appointment.id} data-row="">
            <Link href={appointmentPath(appointment.reference)}>{t.openOne(appointment.reference)}</Link>
            <span>
              {sayOn(appointment, language)}, {shortOffice(office(appointment.office), language)}
            </span>
          </li>
        ))}
      </ul>
    </Notice>
  )
}
