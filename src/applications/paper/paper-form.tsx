import { Icon, Link, useLanguage, useWords } from '../../foundation/html/index.ts'
import type {
  Condition,
  FormDefinition,
  GroupedQuestion,
  Question,
  ServiceDefinition,
} from '../../services/index.ts'
import { sayCondition } from './form-sections.ts'
import { paperMessages } from './messages.ts'

export interface PaperFormProps {
  readonly service: ServiceDefinition
  readonly form: FormDefinition
  /** Where it goes, line by line. */
  readonly address: readonly string[]
}

/** The same questions for those who write by hand: boxes to tick, lines to write on. */
export function PaperForm({ service, form, address }: PaperFormProps) {
  const t = useWords(paperMessages)
  const language = useLanguage()
  return (
    <div class="page section paper">
      <p class="noprint">
        <Link href={`/leistungen/${service.id}`} class="back link">
          <Icon name="back" />
          {t.back}
        </Link>
      </p>
      <h1>{t.title(service.name[language])}</h1>
      <p>{t.lead}</p>
      <address lang="de">{address.map(line => [line, <br key={line} />])}</address>
      <p class="muted">{t.equal}</p>
      <button type="button" class="kern-btn kern-btn--secondary" data-print hidden>
        <span class="kern-label">{t.print}</span>
      </button>
      {form.pages.map(page => (
        <section key={page.id}>
          <h2>{page.title[language]}</h2>
          <OnlyIf form={form} when={page.when} />
          {page.questions.map(question => (
            <PaperQuestion question={question} form={form} key={question.id} />
          ))}
        </section>
      ))}
      <p class="paper__line paper__signature">{t.signature}</p>
    </div>
  )
}

/** On paper nothing disappears by itself: each question says when it is meant. */
function OnlyIf({ form, when }: { form: FormDefinition; when: Condition | undefined }) {
  const said = sayCondition(form, when, useLanguage())
  return said ? <p class="paper__if">{said}</p> : null
}

function PaperQuestion({ question, form }: { question: Question | GroupedQuestion; form: FormDefinition }) {
  const t = useWords(paperMessages)
  const language = useLanguage()
  return (
    <div class="paper__question">
      <OnlyIf form={form} when={question.when} />
      <p>
        <strong>{question.label[language]}</strong> {question.optional ? t.optional : ''}
        {question.hint ? <span class="muted"> {question.hint[language]}</span> : null}
      </p>
      <Space question={question} form={form} />
    </div>
  )
}

function Space({ question, form }: { question: Question | GroupedQuestion; form: FormDefinition }) {
  const t = useWords(paperMessages)
  const language = useLanguage()
  switch (question.type) {
    case 'choice':
    case 'choices':
      return (
        <>
          {question.type === 'choices' ? <p class="muted">{t.severalAllowed}</p> : null}
          <ul class="paper__boxes">
            {question.options.map(option => (
              <li key={option.value}>{option.label[language]}</li>
            ))}
          </ul>
        </>
      )
    case 'consent':
      return (
        <ul class="paper__boxes">
          <li>{t.agree}</li>
        </ul>
      )
    case 'long-text':
      return (
        <>
          <p class="paper__line" />
          <p class="paper__line" />
          <p class="paper__line" />
        </>
      )
    case 'date':
      return <p class="paper__line paper__line--short">{t.day}</p>
    case 'address':
      return (
        <>
          <p class="paper__line">{t.street}</p>
          <p class="paper__line">{t.place}</p>
        </>
      )
    case 'file':
      return <p>{t.enclose} ☐</p>
    case 'group':
      return (
        <>
          {[1, 2].map(n => (
            <div class="paper__entry" key={n}>
              <h3>
                {question.entry[language]} {n}
              </h3>
              {question.questions.map(inner => (
                <PaperQuestion question={inner} form={form} key={inner.id} />
              ))}
            </div>
          ))}
          <p class="muted">{t.moreEntries}</p>
        </>
      )
    case 'text':
    case 'number':
      return <p class="paper__line" />
  }
}
