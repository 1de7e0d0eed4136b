import type { Temporal } from 'temporal-polyfill'
import {
  Button,
  Link,
  localHref,
  SelectField,
  useLanguage,
  useWords,
  WideTable,
} from '../../foundation/html/index.ts'
import { formatNumber, formatShortDay, type Language } from '../../foundation/language/index.ts'
import type { Office } from '../../offices/index.ts'
import { shortOffice } from '../slot-words.ts'
import { aboutTens, type NoShows, type Offers, type Spread, type WeekOfService } from './figures.ts'
import { figureMessages } from './messages.ts'

interface FiguresProps {
  readonly offices: readonly Office[]
  readonly office: Office
  /** Mondays, the newest first. */
  readonly weeks: readonly Temporal.PlainDate[]
  readonly week: Temporal.PlainDate
  readonly figures: readonly WeekOfService[]
  /** Of all services and the last 60 days. */
  readonly senate: Spread | null
  nameOf(service: string): string
}

/** What an office's week was like, by service, and what each figure means. */
export function FiguresPage(props: FiguresProps) {
  const { office, figures, senate } = props
  const t = useWords(figureMessages)
  const language = useLanguage()
  return (
    <div class="desk figures">
      <h1>{t.title}</h1>
      <p class="muted">{t.lead}</p>
      <Choose {...props} />
      <p>
        {t.senateTitle}:{' '}
        <strong>
          {senate ? t.senate(round(senate.mean, language), t.about(aboutTens(senate.n))) : t.senateFew}
        </strong>
      </p>
      {figures.length > 0 ? <Figures {...props} /> : <p>{t.none}</p>}
      <p>
        <Link href={`/amt/terminstatistik/zahlen.csv?amt=${office.id}`}>{t.download}</Link>
      </p>
      <section aria-labelledby="bedeutung">
        <h2 id="bedeutung">{t.definitions}</h2>
        <ul class="figures__defined">
          {Object.entries(t.defined).map(([key, text]) => (
            <li key={key}>{text}</li>
          ))}
        </ul>
      </section>
    </div>
  )
}

function Choose({ offices, office, weeks, week }: FiguresProps) {
  const t = useWords(figureMessages)
  const language = useLanguage()
  const sayWeek = (monday: Temporal.PlainDate) =>
    t.weekOf(formatShortDay(monday, language), formatShortDay(monday.add({ days: 6 }), language))
  return (
    <form action={localHref('/amt/terminstatistik', language)} class="figures__choose">
      <SelectField
        id="amt"
        label={t.office}
        value={office.id}
        options={offices.map(one => ({ value: one.id, label: shortOffice(one, language) }))}
      />
      <SelectField
        id="woche"
        label={t.week}
        value={String(week)}
        options={weeks.map(monday => ({ value: String(monday), label: sayWeek(monday) }))}
      />
      <Button primary>{t.show}</Button>
    </form>
  )
}

function Figures({ figures, nameOf }: FiguresProps) {
  const t = useWords(figureMessages)
  const longest = (of: (one: WeekOfService) => number | null | undefined) =>
    Math.max(1, ...figures.map(one => of(one) ?? 0))
  const [lead, wait, serving] = [
    longest(one => one.lead?.p90),
    longest(one => one.wait?.p90),
    longest(one => one.serving?.p90),
  ]
  return (
    <WideTable label={t.title}>
      <table class="list figures__table">
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
          {figures.map(one => (
            <tr key={one.service}>
              <th scope="row">{nameOf(one.service)}</th>
              <td>{one.bookings ?? <Few />}</td>
              <td>
                <SpreadCell spread={one.lead} most={lead} withMean />
              </td>
              <td>
                <OffersCell offers={one.offers} />
              </td>
              <td>
                <NoShowsCell noShows={one.noShows} />
              </td>
              <td>
                <SpreadCell spread={one.wait} most={wait} />
              </td>
              <td>
                <SpreadCell spread={one.serving} most={serving} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </WideTable>
  )
}

function Few() {
  const t = useWords(figureMessages)
  return <span class="muted">{t.few}</span>
}

/** The numbers, and a bar for who compares at a glance: the dark part up to the middle, the light one up to nine in ten. */
function SpreadCell({ spread, most, withMean }: { spread: Spread | null; most: number; withMean?: boolean }) {
  const t = useWords(figureMessages)
  const language = useLanguage()
  if (!spread) return <Few />
  const { n, mean, median, p90 } = spread
  const share = (value: number) => Math.round((value / most) * 1000) / 10
  return (
    <>
      {t.spread(round(median, language), round(p90, language))}
      <svg class="figures__bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
        <rect class="figures__most" width={share(p90)} height="6" />
        <rect class="figures__half" width={share(median)} height="6" />
      </svg>
      <span class="muted">
        {withMean ? `${t.mean(round(mean, language))}, ` : ''}
        {t.of(formatNumber(n, language))}
      </span>
    </>
  )
}

function OffersCell({ offers }: { offers: Offers | null }) {
  const t = useWords(figureMessages)
  const language = useLanguage()
  if (!offers) return <span class="muted">{t.notMeasured}</span>
  const { n, none, median, longest } = offers
  return (
    <>
      {median === null || longest === null
        ? null
        : t.offered(round(median, language), round(longest, language))}
      <span class="figures__note muted">{none > 0 ? t.nothingFree(none, n) : t.measured(n)}</span>
    </>
  )
}

function NoShowsCell({ noShows }: { noShows: NoShows | null }) {
  const t = useWords(figureMessages)
  const language = useLanguage()
  if (!noShows) return <Few />
  const { n, missed } = noShows
  const all = formatNumber(n, language)
  if (missed === 'few') return <span class="muted">{t.missedFew(all)}</span>
  return <>{t.missed(formatNumber(missed, language), all, round((missed / n) * 100, language))}</>
}

/** `8,7` */
function round(value: number, language: Language): string {
  return formatNumber(Math.round(value * 10) / 10, language)
}
