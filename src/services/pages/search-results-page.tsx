import { Icon, type IconName, Link, useLanguage, useWords } from '../../foundation/html/index.ts'
import { servicesMessages } from '../messages.ts'
import type { ServiceDefinition } from '../service-definition.ts'
import { SearchForm } from './search-form.tsx'

interface SearchResultsProps {
  readonly query: string
  /** Best first. */
  readonly services: readonly ServiceDefinition[]
  /** A service that takes in whatever has no name yet; null: there is none. */
  readonly formless: ServiceDefinition | null
}

export function SearchResultsPage({ query, services, formless }: SearchResultsProps) {
  const t = useWords(servicesMessages)
  const found = services.length > 0
  return (
    <div class="page section">
      <h1>{found ? t.results(services.length, query) : t.nothingTitle(query)}</h1>
      {found ? null : <p class="lead">{t.nothingLead}</p>}
      <SearchForm value={query} small />
      {found ? <Results services={services} /> : <p>{t.nothingWords}</p>}
      {found ? <h2>{t.otherResults}</h2> : null}
      <WaysOut formless={formless} />
    </div>
  )
}

function Results({ services }: { services: readonly ServiceDefinition[] }) {
  const language = useLanguage()
  return (
    <ol class="results">
      {services.map(service => (
        <li key={service.id}>
          <h2>
            <Link href={`/leistungen/${service.id}`}>{service.name[language]}</Link>
          </h2>
          <p>{service.summary[language]}</p>
          <p class="muted small">{service.teaser[language]}</p>
        </li>
      ))}
    </ol>
  )
}

/** Nobody who searches shall end at a wall. */
function WaysOut({ formless }: Pick<SearchResultsProps, 'formless'>) {
  const t = useWords(servicesMessages)
  const ways: { icon: IconName; href: string; name: string; note: string }[] = [
    { icon: 'phone', href: 'tel:115', name: t.call('115'), note: t.nothingCallNote },
    { icon: 'info', href: '/leistungen', name: t.all, note: t.nothingAllNote },
  ]
  if (formless) {
    const href = `/leistungen/${formless.id}`
    ways.unshift({ icon: 'online', href, name: t.nothingFormless, note: t.nothingFormlessNote })
  }
  return (
    <ul class="waysout">
      {ways.map(({ icon, href, name, note }) => (
        <li key={href}>
          <Icon name={icon} />
          <span>
            <Link href={href} class="link link--strong">
              {name}
            </Link>
            <span class="muted">{note}</span>
          </span>
        </li>
      ))}
    </ul>
  )
}
