import type { Temporal } from 'temporal-polyfill'
import {
  Button,
  DateField,
  ErrorSummary,
  type FieldProblem,
  Link,
  localHref,
  Notice,
  useLanguage,
  useWords,
  WideTable,
} from '../../foundation/html/index.ts'
import { formatShortDay, type Localized } from '../../foundation/language/index.ts'
import type { LawBook } from '../requirement.ts'
import { LawRoom } from '../room.tsx'
import { lawWords } from '../words.ts'
import type { Change } from './falls-back.ts'
import { fallbackMessages } from './messages.ts'

export interface FallbackPageProps {
  readonly typed: { readonly am: string; readonly bekannt: string }
  readonly problems: readonly FieldProblem[]
  /** Null where what was typed is no day. */
  readonly result: {
    readonly from: Temporal.PlainDate
    readonly to: Temporal.PlainDate
    readonly known: Temporal.PlainDate
    /** As it was known then. */
    readonly law: LawBook
    readonly changes: readonly Change[]
  } | null
  readonly services: ReadonlyMap<string, Localized>
  readonly districts: ReadonlyMap<string, string>
}

/** Which ways shut or open on a day, as was known on another. */
export function FallbackPage(props: FallbackPageProps) {
  const { typed, problems, result } = props
  const t = useWords(fallbackMessages)
  const language = useLanguage()
  const field = (id: 'am' | 'bekannt') => ({
    id,
    label: t.fields[id]!,
    value: typed[id],
    error: problems.find(problem => problem.field === id)?.sentence,
  })
  return (
    <LawRoom here="fallback">
      <h1>{t.title}</h1>
      <p class="muted">{t.lead}</p>
      <ErrorSummary problems={problems} />
      <form action={localHref('/amt/recht/rueckfall', language)} class="law__ask">
        <DateField {...field('am')} />
        <DateField {...field('bekannt')} />
        <Button primary>{t.show}</Button>
      </form>
      {result ? <Result {...props} result={result} /> : null}
    </LawRoom>
  )
}

type ResultProps = FallbackPageProps & { readonly result: NonNullable<FallbackPageProps['result']> }

function Result(props: ResultProps) {
  const { from, to, known, law, changes } = props.result
  const t = useWords(fallbackMessages)
  const language = useLanguage()
  const [one, other, third] = [to, from, known].map(day => formatShortDay(day, language))
  if (law.norms.size === 0) return <Notice tone="info" title={t.nothingKnown} />
  return (
    <>
      <p class="law__compared">{t.compared(one!, other!, third!)}</p>
      {(['shut', 'open'] as const).map(becomes => {
        const own = changes.filter(change => change.becomes === becomes)
        return (
          <section key={becomes}>
            <h2>{t[becomes]}</h2>
            {own.length > 0 ? (
              <Changes {...props} label={t[becomes]} changes={own} />
            ) : (
              <p class="muted">{becomes === 'shut' ? t.noneShut : t.noneOpen}</p>
            )}
          </section>
        )
      })}
    </>
  )
}

function Changes(props: ResultProps & { label: string; changes: readonly Change[] }) {
  const t = useWords(fallbackMessages)
  return (
    <WideTable label={props.label}>
      <table class="list law__table law__table--cards">
        <thead>
          <tr>
            {Object.entries(t.columns).map(([key, word]) => (
              <th scope="col" key={key}>
                {word}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.changes.map(change => (
            <ChangeRow
              {...props}
              change={change}
              key={`${change.service} ${change.step} ${change.district}`}
            />
          ))}
        </tbody>
      </table>
    </WideTable>
  )
}

function ChangeRow({ change, services, districts, result: { law } }: ResultProps & { change: Change }) {
  const t = useWords(fallbackMessages)
  const words = useWords(lawWords)
  const language = useLanguage()
  const { service, step, channels, district, norms, derogations } = change
  const citation = (id: string) => law.derogations.find(one => one.id === id)?.citation[language] ?? id
  return (
    <tr>
      <th scope="row">{services.get(service)?.[language] ?? service}</th>
      <td data-label={t.columns.step}>{words.steps[step]}</td>
      <td data-label={t.columns.ways}>{channels.map(channel => words.channels[channel]).join(', ')}</td>
      <td data-label={t.columns.where}>
        {district ? (districts.get(district) ?? district) : words.wholeCity}
      </td>
      <td data-label={t.columns.norms}>
        {norms.map(id => law.norms.get(id)?.citation[language] ?? id).join(', ')}
      </td>
      <td data-label={t.columns.derogations}>
        {derogations.length === 0 ? <span class="muted">{t.normItself}</span> : null}
        {derogations.map(id => (
          <span key={id}>
            <Link href={`/amt/recht/ausnahmen/${id}`}>{citation(id)}</Link>{' '}
          </span>
        ))}
      </td>
    </tr>
  )
}
