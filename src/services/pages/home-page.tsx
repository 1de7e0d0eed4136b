import type { ComponentChildren } from 'preact'
import { Icon, Link, useLanguage, useWords } from '../../foundation/html/index.ts'
import type { LifeSituation } from '../life-situation-definition.ts'
import { servicesMessages } from '../messages.ts'
import type { ServiceDefinition } from '../service-definition.ts'
import { SearchForm } from './search-form.tsx'

interface HomePageProps {
  /** What is open in the city now. */
  readonly status: ComponentChildren
  readonly popular: readonly ServiceDefinition[]
  readonly situations: readonly LifeSituation[]
  readonly hotline: { readonly number: string; readonly opening: string } | null
}

/** One question, one field; below it what most people come for. */
export function HomePage({ status, popular, situations, hotline }: HomePageProps) {
  const t = useWords(servicesMessages)
  return (
    <>
      <div class="hero">
        <div class="page">
          <h1>{t.homeTitle}</h1>
          <SearchForm />
          <p class="examples">
            <span class="muted">{t.forExample}</span>
            {t.examples.map(example => (
              <Link href={`/leistungen?q=${encodeURIComponent(example)}`} key={example}>
                {example}
              </Link>
            ))}
          </p>
        </div>
      </div>
      <div class="page section section--home">
        {status}
        <div class="columns">
          <Popular services={popular} />
          <HomeAside hotline={hotline} />
        </div>
        <Situations situations={situations} title={t.situations} />
      </div>
    </>
  )
}

function Popular({ services }: { services: readonly ServiceDefinition[] }) {
  const t = useWords(servicesMessages)
  const language = useLanguage()
  return (
    <section>
      <h2>{t.popular}</h2>
      <ul class="rows">
        {services.map(service => (
          <li key={service.id}>
            <Link href={`/leistungen/${service.id}`} class="link link--strong">
              {service.name[language]}
            </Link>
            <span class="muted">{service.teaser[language]}</span>
          </li>
        ))}
      </ul>
      <p class="rows__all">
        <Link href="/leistungen">{t.all}</Link>
      </p>
    </section>
  )
}

function HomeAside({ hotline }: Pick<HomePageProps, 'hotline'>) {
  const t = useWords(servicesMessages)
  return (
    <aside class="aside">
      <div class="card">
        <h2>{t.appliedTitle}</h2>
        <p>
          <Link href="/mein-antrag">{t.appliedLink}</Link>
        </p>
      </div>
      {hotline ? (
        <div class="quiet">
          <h2>{t.talkTitle}</h2>
          <p class="quiet__call">
            <Icon name="phone" />
            <Link href={`tel:${hotline.number}`} class="link link--strong">
              {t.call(hotline.number)}
            </Link>
          </p>
          <p>{hotline.opening}</p>
          <p class="muted small">{t.callNote}</p>
        </div>
      ) : null}
    </aside>
  )
}

export function Situations({ situations, title }: { situations: readonly LifeSituation[]; title: string }) {
  const language = useLanguage()
  return (
    <section>
      <h2>{title}</h2>
      <ul class="situations">
        {situations.map(({ id, name, teaser }) => (
          <li key={id}>
            <Link href={`/lebenslagen/${id}`} class="link link--strong">
              {name[language]}
            </Link>
            <span class="muted">{teaser[language]}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
