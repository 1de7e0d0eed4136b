import {
  Announcements,
  announcedAt,
  announcedEverywhere,
  type CentreStatus,
  type CityStatus,
  CityStatusLine,
  noticesForDisplay,
  statusForDisplay,
} from '../channels/index.ts'
import { NotFound } from '../foundation/errors.ts'
import { type Answer, get, type PortalRoute, page, type Visit } from '../foundation/http/index.ts'
import { formatDay, type Language } from '../foundation/language/index.ts'
import { officesMessages } from './messages.ts'
import { centresFrom, findQuarter, nearestCentres, type Office, type OfficeBook } from './office.ts'
import { officesForDisplay } from './offices-for-display.ts'
import { openingToday } from './opening.ts'
import { sayOpening } from './opening-words.ts'
import { type NearQuarter, OfficeListPage, type OfficeToday } from './pages/office-list-page.tsx'
import { OfficePage } from './pages/office-page.tsx'
import { ReportFaultPage } from './pages/report-fault-page.tsx'
import { SitePageView } from './pages/site-page-view.tsx'
import { findSitePage } from './site-pages.ts'

const section = 'offices'
const LONGEST_NAME = 60

async function readCity({ db, clock }: Visit) {
  const book = await officesForDisplay(db)
  return { book, status: await statusForDisplay(db, clock.now()) }
}

async function listOffices(visit: Visit): Promise<Answer> {
  const { language } = visit
  const { book, status } = await readCity(visit)
  const centres = status.centres.map(centre => ({
    district: centre.office.district,
    ...today(centre, visit),
  }))
  const districts = [...book.districts.values()]
    .map(({ id, name }) => ({ name, centres: centres.filter(centre => centre.district === id) }))
    .filter(district => district.centres.length > 0)
  const others = [...book.offices.values()].filter(office => office.kind === 'further-location')
  return page(
    officesMessages[language].title,
    <OfficeListPage
      districts={districts}
      others={others}
      status={
        <>
          <Announcements notices={announcedEverywhere(await noticesForDisplay(visit.db), status.at)} />
          <CityStatusLine status={status} />
        </>
      }
      quarters={book.quarters.map(({ name }) => name)}
      near={nearQuarter(visit, book, status)}
    />,
    { section },
  )
}

/** The three centres nearest to the quarter that was asked for; null where none was. */
function nearQuarter(visit: Visit, book: OfficeBook, status: CityStatus): NearQuarter | null {
  const asked = (visit.query.get('stadtteil') ?? '').trim().slice(0, LONGEST_NAME)
  if (asked === '') return null
  const quarter = findQuarter(book, asked)
  if (!quarter) return { asked, quarter: null, district: null, centres: [] }
  const centres = centresFrom(book, quarter.district)
    .flatMap(office => status.centres.find(centre => centre.office.id === office.id) ?? [])
    .slice(0, 3)
    .map(centre => today(centre, visit))
  return {
    asked,
    quarter: quarter.name,
    district: book.districts.get(quarter.district)?.name ?? null,
    centres,
  }
}

async function showOffice(visit: Visit): Promise<Answer> {
  const { language, params } = visit
  const { book, status } = await readCity(visit)
  const office = book.offices.get(params.id ?? '')
  if (!office || office.kind === 'back-office') throw new NotFound()
  const statusOf = ({ id }: Office) => status.centres.find(centre => centre.office.id === id)
  const own = statusOf(office) ?? {
    office,
    opening: openingToday(office.hours, [], status.at),
    restricted: null,
    shut: null,
  }
  const nearby = nearestCentres(book, office)
    .slice(0, 3)
    .flatMap(other => statusOf(other) ?? [])
    .map(centre => today(centre, visit))
  const notices = await noticesForDisplay(visit.db)
  const district = (office.district && book.districts.get(office.district)?.name) || null
  return page(
    office.name[language],
    <OfficePage
      {...today(own, visit)}
      district={district}
      nearby={nearby}
      announcements={<Announcements notices={announcedAt(notices, office, status.at)} />}
    />,
    { section },
  )
}

/** What is shut by decision says so, rather than when its hours would begin. */
function today({ office, opening, restricted, shut }: CentreStatus, { clock, language }: Visit): OfficeToday {
  if (shut) return { office, state: 'shut', sentence: shutSentence(shut, language) }
  if (restricted) return { office, state: 'urgent', sentence: shutSentence(restricted, language) }
  const state = opening.state === 'closed' ? 'later' : opening.state
  return { office, state, sentence: sayOpening(opening, clock.now(), language) }
}

function shutSentence({ reason, until }: NonNullable<CentreStatus['shut']>, language: Language): string {
  if (!until) return reason[language]
  const lastDay = until.subtract({ nanoseconds: 1 }).toZonedDateTimeISO('Europe/Berlin').toPlainDate()
  return `${reason[language]} ${officesMessages[language].shutUntil(formatDay(lastDay, language))}`
}

const showSitePage =
  (id: string) =>
  async ({ db, language }: Visit) => {
    const shown = await findSitePage(db, id)
    if (!shown) throw new NotFound()
    return page(
      shown.title[language],
      <SitePageView page={shown} />,
      id === 'hilfe' ? { section: 'help' } : {},
    )
  }

async function reportFault({ language, query }: Visit): Promise<Answer> {
  const named = query.get('seite') ?? ''
  const ours = /^\/[\w/-]*$/.test(named) && !named.startsWith('//')
  return page(officesMessages[language].faultTitle, <ReportFaultPage page={ours ? named : null} />)
}

export const portalRoutes: PortalRoute[] = [
  get('/kundenzentren', listOffices),
  get('/kundenzentren/:id', showOffice),
  get('/impressum', showSitePage('impressum')),
  get('/datenschutz', showSitePage('datenschutz')),
  get('/barrierefreiheit', showSitePage('barrierefreiheit')),
  get('/hilfe', showSitePage('hilfe')),
  get('/fehler-melden', reportFault),
]
