import type { ComponentChildren } from 'preact'
import type { Source, Trust } from '../../foundation/facts/index.ts'
import { Fact, Icon, Link, Notice, SourceLine, useLanguage, useWords } from '../../foundation/html/index.ts'
import { officesMessages } from '../messages.ts'
import type { Office } from '../office.ts'
import { weekdays } from '../office-definition.ts'
import { type OfficeToday, OpenState } from './office-list-page.tsx'

interface OfficePageProps extends OfficeToday {
  readonly district: string | null
  readonly nearby: readonly OfficeToday[]
  /** What an emergency has to tell first. */
  readonly announcements: ComponentChildren
}

export function OfficePage({ office, state, sentence, district, nearby, announcements }: OfficePageProps) {
  const t = useWords(officesMessages)
  const language = useLanguage()
  return (
    <div class="page section">
      {announcements}
      <p class="back">
        <Icon name="back" />
        <Link href="/kundenzentren">{t.back}</Link>
      </p>
      <div class="columns">
        <div>
          <h1>{office.name[language]}</h1>
          <p class="today">
            <OpenState state={state} sentence={sentence} />
          </p>
          {office.note ? (
            <Notice tone="info" title={t.announced}>
              <p>{office.note[language]}</p>
            </Notice>
          ) : null}
          <dl class="facts">
            <Fact name={t.address}>
              <OfficeAddress office={office} />
            </Fact>
            <Fact name={t.district}>{district ?? t.notKnown}</Fact>
            <Fact name={t.hours}>
              <Hours office={office} />
            </Fact>
            <Fact name={t.accessibility}>
              <Accessibility office={office} />
            </Fact>
          </dl>
        </div>
        {nearby.length > 0 ? <Nearby nearby={nearby} /> : null}
      </div>
    </div>
  )
}

function OfficeAddress({ office }: { office: Office }) {
  const t = useWords(officesMessages)
  const { address } = office
  return (
    <>
      {address ? (
        <address>
          {address.street}
          <br />
          {address.postcode} {address.place}
        </address>
      ) : (
        t.notKnown
      )}
      <SourceNote source={office.source} trust={office.addressTrust} />
    </>
  )
}

function Hours({ office }: { office: Office }) {
  const t = useWords(officesMessages)
  const { hours } = office
  if (!hours) return <>{t.noHours}</>
  return (
    <>
      <table class="hours">
        <tbody>
          {weekdays.map(day => (
            <tr key={day}>
              <th scope="row">{t.weekdays[day]}</th>
              <td>{spans(hours.weekly.filter(span => span.day === day)) || t.closedShort}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <SourceNote source={hours.source} trust={hours.trust} />
    </>
  )
}

function spans(weekly: readonly { from: string; to: string }[]): string {
  return weekly.map(({ from, to }) => `${from}–${to}`).join(', ')
}

function Accessibility({ office }: { office: Office }) {
  const t = useWords(officesMessages)
  const language = useLanguage()
  const { accessibility } = office
  if (!accessibility) return <>{t.accessibilityUnknown}</>
  const say = (known: boolean | null) => (known === null ? t.notKnown : known ? t.yes : t.no)
  return (
    <>
      <ul class="plainlist">
        <li>
          {t.stepFree}: {say(accessibility.stepFree)}
        </li>
        <li>
          {t.accessibleToilet}: {say(accessibility.accessibleToilet)}
        </li>
      </ul>
      {accessibility.note ? <p>{accessibility.note[language]}</p> : null}
      <SourceNote source={accessibility.source} />
    </>
  )
}

function SourceNote({ source, trust }: { source: Source; trust?: Trust }) {
  const t = useWords(officesMessages)
  return (
    <span class="muted small block">
      {t.source} {trust ? <SourceLine source={source} trust={trust} /> : <SourceLine source={source} />}
    </span>
  )
}

function Nearby({ nearby }: Pick<OfficePageProps, 'nearby'>) {
  const t = useWords(officesMessages)
  const language = useLanguage()
  return (
    <aside class="aside">
      <div class="card">
        <h2>{t.others}</h2>
        <ul class="plainlist nearby">
          {nearby.map(({ office, state, sentence }) => (
            <li key={office.id}>
              <Link href={`/kundenzentren/${office.id}`}>{office.name[language]}</Link>
              <span class="block small">
                <OpenState state={state} sentence={sentence} />
              </span>
            </li>
          ))}
        </ul>
      </div>
    </aside>
  )
}
