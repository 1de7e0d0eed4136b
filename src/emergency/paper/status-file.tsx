import type { Temporal } from 'temporal-polyfill'
import {
  announcedAt,
  announcedEverywhere,
  type CentreStatus,
  type CityStatus,
  type Notice,
} from '../../channels/index.ts'
import {
  BERLIN,
  formatInstant,
  formatTinyDay,
  type Language,
  languages,
} from '../../foundation/language/index.ts'
import { type Office, sayHour, type Weekday, weekdays } from '../../offices/index.ts'
import { fileMessages } from './file-messages.ts'
import { htmlFile } from './html-file.tsx'

export interface StatusToWrite {
  readonly status: CityStatus
  readonly notices: readonly Notice[]
  /** Null: the city has none. */
  readonly hotline: string | null
  readonly demo: boolean
}

/** What is open, as a file that stands by itself: on the door of an office, and in place of pages that do not come. */
export function statusFile(toWrite: StatusToWrite): string {
  const body = languages.map(language => (
    <main id={language} lang={language} class={language === 'de' ? undefined : 'other'} key={language}>
      <StatusIn {...toWrite} language={language} />
    </main>
  ))
  return htmlFile({ language: 'de', title: fileMessages.de.status.title, body })
}

function StatusIn({ status, notices, hotline, demo, language }: StatusToWrite & { language: Language }) {
  const t = fileMessages[language].status
  const { at } = status
  return (
    <>
      <a class="jump" href={language === 'de' ? '#en' : '#de'} lang={language === 'de' ? 'en' : 'de'}>
        {t.other}
      </a>
      <h1>{t.title}</h1>
      {demo ? <p>{fileMessages[language].demo}</p> : null}
      <p class="asof">
        <strong>{t.asOf(formatInstant(at, language))}</strong>
        <br />
        {t.down}
      </p>
      <h2>{t.ways}</h2>
      <ul>
        {hotline ? (
          <li>
            <strong>{t.phone(hotline)}</strong>
          </li>
        ) : null}
        <li>{t.counter}</li>
        <li>{t.post}</li>
        <li>{t.appointment}</li>
      </ul>
      <Notices {...{ status, notices, language }} />
      <h2>{t.centres}</h2>
      <div class="tablewrap">
        <table class="stacks">
          <thead>
            <tr>
              {t.columns.map(column => (
                <th scope="col" key={column}>
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {status.centres.map(centre => (
              <tr key={centre.office.id}>
                <th scope="row">
                  {centre.office.name[language]}
                  <Address office={centre.office} />
                </th>
                <td>{sayCentre(centre, at, language)}</td>
                <td>{sayHours(centre.office, language)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

function Address({ office: { address } }: { office: Office }) {
  if (!address) return null
  return (
    <span class="muted" lang="de">
      <br />
      {address.street}, {address.postcode} {address.place}
    </span>
  )
}

function Notices({
  status,
  notices,
  language,
}: Pick<StatusToWrite, 'status' | 'notices'> & { language: Language }) {
  const everywhere = announcedEverywhere(notices, status.at)
  const here = status.centres.flatMap(({ office }) =>
    announcedAt(notices, office, status.at).map(notice => ({ notice, office })),
  )
  if (everywhere.length + here.length === 0 && status.notices.length === 0) return null
  return (
    <>
      <h2>{fileMessages[language].status.notices}</h2>
      <ul>
        {status.notices.map(({ reason }, at) => (
          <li key={at}>{reason[language]}</li>
        ))}
        {everywhere.map(({ id, text }) => (
          <li key={id}>{text[language]}</li>
        ))}
        {here.map(({ notice, office }) => (
          <li key={`${notice.id}${office.id}`}>
            {office.name[language]}: {notice.text[language]}
          </li>
        ))}
      </ul>
    </>
  )
}

/** Never "today": nobody knows when this is read. */
function sayCentre(
  { opening, restricted, shut }: CentreStatus,
  at: Temporal.Instant,
  language: Language,
): string {
  const t = fileMessages[language].status
  if (shut) return t.shut(shut.reason[language], shut.until && formatInstant(shut.until, language))
  if (restricted) return t.urgent(restricted.reason[language])
  if (opening.state === 'unknown') return t.unknown
  const when = (moment: Temporal.ZonedDateTime) =>
    `${formatTinyDay(moment.toPlainDate(), language)}, ${sayHour(moment, language)}`
  if (opening.state === 'closed') return opening.opens ? t.opens(when(opening.opens)) : t.closed
  const isToday = opening.until.toPlainDate().equals(at.toZonedDateTimeISO(BERLIN).toPlainDate())
  return t.open(isToday ? sayHour(opening.until, language) : when(opening.until))
}

/** `Mo–Mi 08:00–16:00; Do 08:00–12:00, 14:00–18:00`: days that follow each other and are alike stand together. */
function sayHours({ hours }: Office, language: Language): string {
  const t = fileMessages[language]
  if (!hours) return t.status.unknown
  const runs: { first: Weekday; last: Weekday; spans: string }[] = []
  for (const day of weekdays) {
    const ofDay = hours.weekly.filter(span => span.day === day)
    const spans = ofDay.map(({ from, to }) => `${from}–${to}`).join(', ')
    const run = runs.at(-1)
    if (run?.spans === spans) run.last = day
    else runs.push({ first: day, last: day, spans })
  }
  const sayDays = (first: Weekday, last: Weekday) =>
    first === last ? t.weekdays[first] : `${t.weekdays[first]}–${t.weekdays[last]}`
  return runs
    .filter(({ spans }) => spans !== '')
    .map(({ first, last, spans }) => `${sayDays(first, last)} ${spans}`)
    .join('; ')
}
