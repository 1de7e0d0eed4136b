import type { Temporal } from 'temporal-polyfill'
import type { FieldProblem, OptionProps } from '../../foundation/html/index.ts'
import {
  Button,
  ErrorSummary,
  Form,
  Link,
  Name,
  Notice,
  SelectField,
  State,
  useLanguage,
  useWords,
  WideTable,
} from '../../foundation/html/index.ts'
import { formatInstant, formatNumber } from '../../foundation/language/index.ts'
import { AskingFields } from './asking-fields.tsx'
import { type CallBack, holderOf, MOST_ATTEMPTS, results } from './call-back.ts'
import { callBackMessages } from './messages.ts'
import type { TypedAsking } from './read-asking.ts'

export interface ListPageProps {
  readonly waiting: readonly CallBack[]
  readonly count: number
  /** What citizens may ask about now, said; null: nothing. */
  readonly open: string | null
  readonly services: readonly OptionProps[]
  readonly viewer: string
  readonly now: Temporal.Instant
  readonly typed: TypedAsking
  readonly problems: readonly FieldProblem[]
  readonly said: string | null
  readonly failed: string | null
}

/** Who waits for a call, and entering one for somebody on the phone. */
export function ListPage(props: ListPageProps) {
  const { waiting, count, open, said, failed } = props
  const t = useWords(callBackMessages)
  const language = useLanguage()
  return (
    <div class="desk situation">
      <h1>{t.listTitle}</h1>
      {said ? <Notice tone="good" title={said} /> : null}
      {failed ? <Notice tone="bad" title={failed} /> : null}
      <p class="muted">{open ? t.open(open) : t.notOpen}</p>
      <p>
        <strong>
          {count === 0 ? t.none : count === 1 ? t.oneWaits : t.waiting(formatNumber(count, language))}
        </strong>{' '}
        {count > waiting.length ? t.more(waiting.length) : ''}
      </p>
      {waiting.length > 0 ? <p class="muted">{t.listLead}</p> : null}
      {waiting.length > 0 ? <Waiting {...props} /> : null}
      <Enter {...props} />
    </div>
  )
}

function Waiting(props: ListPageProps) {
  const t = useWords(callBackMessages)
  return (
    <WideTable label={t.listTitle}>
      <table class="list situation__actions">
        <thead>
          <tr>
            {Object.entries(t.columns).map(([name, column]) => (
              <th scope="col" class={name === 'attempts' ? 'num' : undefined} key={name}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.waiting.map(one => (
            <Row one={one} {...props} key={one.id} />
          ))}
        </tbody>
      </table>
    </WideTable>
  )
}

function Row({ one, services, viewer, now }: ListPageProps & { one: CallBack }) {
  const t = useWords(callBackMessages)
  const language = useLanguage()
  const holder = holderOf(one, now)
  const path = `/amt/rueckrufe/${one.id}`
  const service = services.find(({ value }) => value === one.service)?.label ?? one.service
  return (
    <tr>
      <th scope="row">{formatInstant(one.askedAt, language)}</th>
      <td>
        {service}
        <span class="case__note">
          <Name>{one.errand}</Name>
        </span>
        {one.enteredBy ? <span class="muted">{t.enteredBy(one.enteredBy)}</span> : null}
      </td>
      <td>{t.wishes[one.wished]}</td>
      <td>
        {holder === viewer ? (
          <>
            <Name>{one.name}</Name>
            <br />
            <Link href={`tel:${one.phone.replace(/[^\d+]/g, '')}`}>{one.phone}</Link>
          </>
        ) : (
          '–'
        )}{' '}
        {one.language === 'en' ? <span class="badge">{t.inEnglish}</span> : null}
      </td>
      <td class="num">
        {one.attempts}/{MOST_ATTEMPTS}
      </td>
      <td>
        {holder === viewer ? (
          <Form action={`${path}/ergebnis`} class="situation__called">
            {results.map(result => (
              <Button name="wie" value={result} key={result}>
                {t.results[result]}
              </Button>
            ))}
          </Form>
        ) : holder ? (
          <State tone="waiting">{t.takenBy(one.takenBy ?? '')}</State>
        ) : (
          <Form action={`${path}/uebernahme`}>
            <Button>
              {t.take}
              <span class="kern-sr-only">: {one.errand}</span>
            </Button>
          </Form>
        )}
      </td>
    </tr>
  )
}

function Enter({ typed, problems, services }: ListPageProps) {
  const t = useWords(callBackMessages)
  return (
    <section aria-labelledby="eintragen">
      <h2 id="eintragen">{t.enterTitle}</h2>
      <Form action="/amt/rueckrufe" class="situation__prepare">
        <ErrorSummary problems={problems} />
        <SelectField
          id="leistung"
          label={t.staffFields.leistung!}
          value={typed.service}
          options={services}
          error={problems.find(({ field }) => field === 'leistung')?.sentence}
        />
        <AskingFields typed={typed} problems={problems} labels={t.staffFields} own={false} />
        <div class="buttons">
          <Button primary>{t.enter}</Button>
        </div>
      </Form>
    </section>
  )
}
