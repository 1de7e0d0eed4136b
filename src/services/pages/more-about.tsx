import { Accordion, useLanguage, useWords } from '../../foundation/html/index.ts'
import { formatDay } from '../../foundation/language/index.ts'
import type { LawBook, Norm } from '../../law/index.ts'
import { servicesMessages } from '../messages.ts'
import type { ServiceDefinition } from '../service-definition.ts'
import { FeeTable } from './fee-table.tsx'

interface MoreAboutProps {
  readonly service: ServiceDefinition
  readonly law: Pick<LawBook, 'norms' | 'statutes'>
}

/** What the page says besides, in the order in which people ask for it. */
export function MoreAbout({ service, law }: MoreAboutProps) {
  const t = useWords(servicesMessages)
  return (
    <section class="more-about">
      <h2>{t.more}</h2>
      <div class="kern-accordion-group">
        <Accordion title={t.need} id="unterlagen">
          <Documents documents={service.documents} />
        </Accordion>
        <Accordion title={t.steps} id="ablauf">
          <Procedure procedure={service.procedure} />
        </Accordion>
        <Accordion title={t.costs} id="kosten">
          <FeeTable fees={service.fees} />
        </Accordion>
        <Accordion title={t.law} id="recht">
          <LegalBases service={service} law={law} />
        </Accordion>
        {service.faq.length > 0 ? (
          <Accordion title={t.faq} id="fragen">
            <Questions faq={service.faq} />
          </Accordion>
        ) : null}
        {service.plainLanguage ? (
          <Accordion title={t.plain} id="einfache-sprache">
            <PlainLanguage text={service.plainLanguage} />
          </Accordion>
        ) : null}
      </div>
    </section>
  )
}

function Documents({ documents }: Pick<ServiceDefinition, 'documents'>) {
  const t = useWords(servicesMessages)
  const language = useLanguage()
  if (documents.length === 0) return <p>{t.needNothing}</p>
  return (
    <ul>
      {documents.map(({ text, hint }) => (
        <li key={text.de}>
          {text[language]}
          {hint ? <span class="muted small block">{hint[language]}</span> : null}
        </li>
      ))}
    </ul>
  )
}

function Procedure({ procedure }: Pick<ServiceDefinition, 'procedure'>) {
  const language = useLanguage()
  return (
    <ol class="numbered">
      {procedure.map(step => (
        <li key={step.de}>{step[language]}</li>
      ))}
    </ol>
  )
}

function LegalBases({ service, law }: MoreAboutProps) {
  const t = useWords(servicesMessages)
  const language = useLanguage()
  const norms = service.legalBases.flatMap(id => law.norms.get(id) ?? [])
  return (
    <>
      <dl class="law">
        {norms.map(norm => (
          <LegalBasis norm={norm} law={law} key={norm.id} />
        ))}
      </dl>
      {service.leikaKeys.length > 0 ? (
        <p class="muted small">
          {t.leika} {service.leikaKeys.join(', ')}
        </p>
      ) : null}
      {service.leikaNote ? <p class="muted small">{service.leikaNote[language]}</p> : null}
    </>
  )
}

function LegalBasis({ norm, law }: { norm: Norm; law: MoreAboutProps['law'] }) {
  const t = useWords(servicesMessages)
  const language = useLanguage()
  const statute = law.statutes.get(norm.statute)
  const text = norm.textAsOf ? t.lawText(formatDay(norm.textAsOf, language)) : t.lawNoText
  return (
    <div>
      <dt>{norm.citation[language]}</dt>
      <dd>
        {norm.says[language]}
        <span class="muted small block">
          {statute ? `${statute.title[language]}, ` : null}
          {text}
        </span>
      </dd>
    </div>
  )
}

function Questions({ faq }: Pick<ServiceDefinition, 'faq'>) {
  const language = useLanguage()
  return (
    <dl class="questions">
      {faq.map(({ question, answer }) => (
        <div key={question.de}>
          <dt>{question[language]}</dt>
          <dd>{answer[language]}</dd>
        </div>
      ))}
    </dl>
  )
}

/** Written in German only: a paragraph after each empty line, a sentence a line. */
function PlainLanguage({ text }: { text: string }) {
  return (
    <div class="plain" lang="de">
      {text
        .trim()
        .split(/\n\s*\n/)
        .map(paragraph => (
          <p key={paragraph}>{paragraph}</p>
        ))}
    </div>
  )
}
