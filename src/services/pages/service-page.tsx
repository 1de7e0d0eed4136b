import type { ComponentChildren } from 'preact'
import { Temporal } from 'temporal-polyfill'
import { Accordion, Icon, Kept, Link, Notice, useLanguage, useWords } from '../../foundation/html/index.ts'
import { formatDay } from '../../foundation/language/index.ts'
import type { LawBook } from '../../law/index.ts'
import type { Catalogue } from '../catalogue.ts'
import { servicesMessages } from '../messages.ts'
import type { ServiceDefinition } from '../service-definition.ts'
import { AtAGlance, type MeasuredDuration } from './at-a-glance.tsx'
import { MoreAbout } from './more-about.tsx'

interface ServicePageProps {
  /** What an emergency has to tell first. */
  readonly announcements: ComponentChildren
  readonly service: ServiceDefinition
  readonly measured: MeasuredDuration | null
  readonly law: Pick<LawBook, 'norms' | 'statutes'>
  /** The ways as they stand now, and why one does not go: `channels` knows. */
  readonly waysTitle: string
  readonly ways: ComponentChildren
  readonly whyTitle: string
  readonly why: ComponentChildren
  readonly catalogue: Catalogue
}

/** The most visited page: costs, duration, what to bring, then the ways that are open, then all the rest. */
export function ServicePage(props: ServicePageProps) {
  const { service } = props
  const t = useWords(servicesMessages)
  const language = useLanguage()
  return (
    <div class="page section">
      {props.announcements}
      <p class="back">
        <Icon name="back" />
        <Link href="/leistungen">{t.allShort}</Link>
      </p>
      <div class="columns">
        <div>
          <h1>{service.name[language]}</h1>
          <p class="lead">{service.summary[language]}</p>
          <AtAGlance service={service} measured={props.measured} />
          <Authority authority={service.authority} />
          <section>
            <h2>{props.waysTitle}</h2>
            {props.ways}
            <Accordion title={props.whyTitle} id="warum">
              {props.why}
            </Accordion>
          </section>
          <Kept name="more" of={[service, props.law]}>
            {() => <MoreAbout service={service} law={props.law} />}
          </Kept>
        </div>
        <Kept name="aside" of={[service, props.catalogue]}>
          {() => <ServiceAside service={service} knows={id => props.catalogue.services.has(id)} />}
        </Kept>
      </div>
    </div>
  )
}

function Authority({ authority }: Pick<ServiceDefinition, 'authority'>) {
  const t = useWords(servicesMessages)
  const language = useLanguage()
  if (!authority) return null
  return (
    <Notice tone="info" title={t.authority(authority.name[language])}>
      {authority.note ? <p>{authority.note[language]}</p> : null}
      {authority.url ? (
        <p>
          <Link href={authority.url}>{t.authorityLink}</Link>
        </p>
      ) : null}
    </Notice>
  )
}

function ServiceAside({
  service,
  knows,
}: {
  service: ServiceDefinition
  knows: (service: string) => boolean
}) {
  const t = useWords(servicesMessages)
  const language = useLanguage()
  return (
    <aside class="aside">
      {service.distinction.length > 0 ? (
        <div class="card">
          <h2>{t.rightOne}</h2>
          {service.distinction.map(({ text, service: other }) => (
            <p key={text.de}>
              {other && other !== service.id && knows(other) ? (
                <Link href={`/leistungen/${other}`}>{text[language]}</Link>
              ) : (
                text[language]
              )}
            </p>
          ))}
        </div>
      ) : null}
      <div class="quiet">
        <h2>{t.thisPage}</h2>
        <ul class="plainlist">
          {service.plainLanguage ? (
            <li>
              <a class="link" href="#einfache-sprache">
                {t.readPlain}
              </a>
            </li>
          ) : null}
          <li>
            <button class="linkbutton" type="button" data-print hidden>
              {t.print}
            </button>
          </li>
          <li>
            <Link href={`/fehler-melden?seite=/leistungen/${service.id}`}>{t.reportFault}</Link>
          </li>
        </ul>
        <p class="muted small">
          {t.checkedOn(formatDay(Temporal.PlainDate.from(service.checkedOn), language))}
        </p>
      </div>
    </aside>
  )
}
