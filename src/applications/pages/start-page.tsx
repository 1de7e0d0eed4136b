import {
  Button,
  ButtonLink,
  Form,
  Icon,
  Link,
  Notice,
  useLanguage,
  useWords,
} from '../../foundation/html/index.ts'
import type { Localized } from '../../foundation/language/index.ts'
import type { LevelDemand } from '../../law/index.ts'
import { assuranceWords } from '../../people/index.ts'
import type { FormDefinition, Service } from '../../services/index.ts'
import { identificationMessages } from '../identification/messages.ts'
import { words } from '../messages.ts'

/** What it takes, before one begins; the draft is only made by the button. */
export function StartPage(props: { service: Service; form: FormDefinition; need: LevelDemand | null }) {
  const { service, form, need } = props
  const t = useWords(words)
  const language = useLanguage()
  const { name, documents } = service.definition
  return (
    <div class="page section application">
      <p class="back">
        <Icon name="back" />
        <Link href={`/leistungen/${service.id}`}>{t.startBack}</Link>
      </p>
      <h1>{name[language]}</h1>
      <p class="lead">{t.startLead(form.minutes)}</p>
      <div class="reading">
        {documents.length > 0 ? (
          <>
            <h2>{t.startReady}</h2>
            <ul>
              {documents.map(({ text, hint }) => (
                <li key={text.de}>
                  {text[language]}
                  {hint ? <span class="muted">. {hint[language]}</span> : null}
                </li>
              ))}
            </ul>
          </>
        ) : null}
        {need ? (
          <p>{identificationMessages[language].startNeeds(assuranceWords[language].proof[need.level])}</p>
        ) : null}
        <p class="intro">{t.startSave}</p>
      </div>
      <Form action={`/antrag/${service.id}`} class="buttons">
        <Button primary>{t.startNow}</Button>
      </Form>
    </div>
  )
}

/** Why it cannot be done online now, and where the other ways are. */
export function ClosedOnlinePage({ service, reason }: { service: Service; reason: Localized }) {
  const t = useWords(words)
  const language = useLanguage()
  return (
    <div class="page section application">
      <p class="steps">{service.definition.name[language]}</p>
      <h1>{t.onlineClosed}</h1>
      <Notice tone="muted" title={reason[language]}>
        <p>{t.otherWaysHint}</p>
      </Notice>
      <p class="buttons">
        <ButtonLink primary href={`/leistungen/${service.id}`}>
          {t.otherWays}
        </ButtonLink>
      </p>
    </div>
  )
}
