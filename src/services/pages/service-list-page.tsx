import { Link, useLanguage, useWords } from '../../foundation/html/index.ts'
import type { Language } from '../../foundation/language/index.ts'
import { servicesMessages } from '../messages.ts'
import type { ServiceDefinition } from '../service-definition.ts'
import { SearchForm } from './search-form.tsx'

/** All services by the first letter of their name. */
export function ServiceListPage({ services }: { services: readonly ServiceDefinition[] }) {
  const t = useWords(servicesMessages)
  const language = useLanguage()
  const groups = byLetter(services, language)
  return (
    <div class="page section">
      <h1>{t.all}</h1>
      <SearchForm small />
      <nav class="letters" aria-label={t.letters}>
        <ul>
          {groups.map(([letter]) => (
            <li key={letter}>
              <a class="link" href={`#${letter}`}>
                {letter}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {groups.map(([letter, members]) => (
        <section class="letter" key={letter}>
          <h2 id={letter}>{letter}</h2>
          <ServiceRows services={members} />
        </section>
      ))}
    </div>
  )
}

/** Name and summary, a line each. */
export function ServiceRows({ services }: { services: readonly ServiceDefinition[] }) {
  const language = useLanguage()
  return (
    <ul class="rows rows--wide">
      {services.map(service => (
        <li key={service.id}>
          <Link href={`/leistungen/${service.id}`} class="link link--strong">
            {service.name[language]}
          </Link>
          <span class="muted">{service.summary[language]}</span>
        </li>
      ))}
    </ul>
  )
}

function byLetter(
  services: readonly ServiceDefinition[],
  language: Language,
): [string, ServiceDefinition[]][] {
  const groups = new Map<string, ServiceDefinition[]>()
  const sorted = [...services].sort((a, b) => a.name[language].localeCompare(b.name[language], language))
  for (const service of sorted) {
    const letter = service.name[language].normalize('NFD').charAt(0).toUpperCase()
    groups.set(letter, [...(groups.get(letter) ?? []), service])
  }
  return [...groups]
}
