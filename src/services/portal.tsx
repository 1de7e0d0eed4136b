import { needsForDisplay } from '../appointments/index.ts'
import { measuredDuration } from '../cases/index.ts'
import {
  Announcements,
  announcedEverywhere,
  answersForDisplay,
  type CityStatus,
  CityStatusLine,
  channelsMessages,
  noticesForDisplay,
  statusForDisplay,
  WaysTodayList,
  WhyNot,
  waysToday,
  whyTitle,
} from '../channels/index.ts'
import { rememberedFigure } from '../foundation/display-cache.ts'
import { NotFound } from '../foundation/errors.ts'
import { Kept } from '../foundation/html/index.ts'
import { type Answer, get, type PortalRoute, page, type Visit } from '../foundation/http/index.ts'
import type { Language } from '../foundation/language/index.ts'
import { CallBackOffer, callBacksOpenFor, queuesForDisplay } from '../hotline/index.ts'
import { lawBookForDisplay } from '../law/index.ts'
import { type OfficeBook, officesForDisplay, sayOpening } from '../offices/index.ts'
import { provableLevel, type TeamDefinition, teamsForDisplay } from '../people/index.ts'
import { catalogueForDisplay, definitions } from './catalogue.ts'
import { servicesMessages } from './messages.ts'
import { HomePage } from './pages/home-page.tsx'
import { LifeSituationPage } from './pages/life-situation-page.tsx'
import { SearchResultsPage } from './pages/search-results-page.tsx'
import { ServiceListPage } from './pages/service-list-page.tsx'
import { ServicePage } from './pages/service-page.tsx'
import { search, worthShowing } from './search/search.ts'
import type { ServiceDefinition } from './service-definition.ts'

const section = 'services'
/** The service that takes in what has no name yet, where the city has one. */
const ANY_REQUEST = 'anderes-anliegen'
const LONGEST_QUERY = 200
/** Counted over a year of cases: a minute old is fresh enough. */
const durationForDisplay = rememberedFigure(60_000, measuredDuration)

async function showHome({ db, clock, language }: Visit): Promise<Answer> {
  const catalogue = await catalogueForDisplay(db)
  const offices = await officesForDisplay(db)
  const status = await statusForDisplay(db, clock.now())
  const announced = announcedEverywhere(await noticesForDisplay(db), clock.now())
  const popular = definitions(catalogue)
    .filter(service => service.popular !== undefined)
    .sort((a, b) => a.popular! - b.popular!)
  const hotline = offices.hotline && {
    number: offices.hotline.number,
    opening: sayOpening(status.hotline, status.at, language),
  }
  return page(
    servicesMessages[language].homeTitle,
    <HomePage
      status={
        <>
          <Announcements notices={announced} />
          <CityStatusLine status={status} />
        </>
      }
      popular={popular}
      situations={catalogue.situations}
      hotline={hotline}
    />,
    { section },
  )
}

async function listOrSearch({ db, language, query }: Visit): Promise<Answer> {
  const t = servicesMessages[language]
  const catalogue = await catalogueForDisplay(db)
  const asked = (query.get('q') ?? '').trim().slice(0, LONGEST_QUERY)
  if (asked === '') return page(t.all, <ServiceListPage services={definitions(catalogue)} />, { section })
  const found = worthShowing(search(catalogue.index, asked)).map(
    ({ id }) => catalogue.services.get(id)!.definition,
  )
  const formless = catalogue.services.get(ANY_REQUEST)?.definition ?? null
  const title = found.length > 0 ? t.results(found.length, asked) : t.nothingTitle(asked)
  return page(title, <SearchResultsPage query={asked} services={found} formless={formless} />, { section })
}

async function showSituation({ db, language, params }: Visit): Promise<Answer> {
  const catalogue = await catalogueForDisplay(db)
  const situation = catalogue.situations.find(({ id }) => id === params.id)
  if (!situation) throw new NotFound()
  const services = definitions(catalogue).filter(service => service.lifeSituations.includes(situation.id))
  const others = catalogue.situations.filter(other => other !== situation)
  return page(
    situation.name[language],
    <LifeSituationPage situation={situation} services={services} others={others} />,
    { section },
  )
}

async function showService({ db, clock, config, language, params }: Visit): Promise<Answer> {
  const catalogue = await catalogueForDisplay(db)
  const service = catalogue.services.get(params.id ?? '')?.definition
  if (!service) throw new NotFound()
  const at = clock.now()
  const law = await lawBookForDisplay(db)
  const answers = await answersForDisplay(db, service, at, provableLevel({ config }))
  const measured = await durationForDisplay(db, service.id, at)
  const status = await statusForDisplay(db, at)
  const notices = await noticesForDisplay(db)
  const { hotline, offices } = await officesForDisplay(db)
  const teams = await teamsForDisplay(db)
  const { needs } = await needsForDisplay(db)
  const queues = await queuesForDisplay(db)
  const contacts = () => contactsOf(service, { status, hotline, offices, teams, needs }, language)
  return page(
    service.name[language],
    () => (
      <ServicePage
        announcements={<Announcements notices={announcedEverywhere(notices, at)} />}
        service={service}
        measured={measured}
        law={law}
        waysTitle={channelsMessages[language].title}
        ways={
          <>
            <WaysTodayList ways={waysToday(answers)} service={service} contacts={contacts()} />
            {callBacksOpenFor(queues, service.team) ? <CallBackOffer service={service.id} /> : null}
          </>
        }
        whyTitle={whyTitle(answers, language)}
        why={
          <Kept name="why" of={[answers, law]}>
            {() => <WhyNot answers={answers} norms={law.norms} />}
          </Kept>
        }
        catalogue={catalogue}
      />
    ),
    {
      section,
      from: [
        catalogue,
        service,
        law,
        answers,
        measured,
        status,
        notices,
        hotline,
        offices,
        teams,
        needs,
        queues,
      ],
    },
  )
}

interface Reach {
  readonly status: CityStatus
  readonly hotline: OfficeBook['hotline']
  readonly offices: OfficeBook['offices']
  readonly teams: readonly TeamDefinition[]
  readonly needs: Awaited<ReturnType<typeof needsForDisplay>>['needs']
}

/** Where the ways of this service lead to now. */
function contactsOf(service: ServiceDefinition, reach: Reach, language: Language) {
  const { status, hotline, offices, teams, needs } = reach
  const team = teams.find(({ id }) => id === service.team)
  const address = team && offices.get(team.office)?.address
  return {
    now: status.at,
    hotline: hotline && { number: hotline.number, opening: status.hotline },
    centres: status.centres,
    letterTo: address ? [team.name[language], address.street, `${address.postcode} ${address.place}`] : null,
    email: team?.email ?? null,
    appointment: needs.has(service.id) ? `/termin?leistung=${service.id}` : null,
    walkIn: needs.get(service.id)?.walkIn ?? true,
  }
}

export const portalRoutes: PortalRoute[] = [
  get('/', showHome),
  get('/leistungen', listOrSearch),
  get('/leistungen/:id', showService),
  get('/lebenslagen/:id', showSituation),
]
