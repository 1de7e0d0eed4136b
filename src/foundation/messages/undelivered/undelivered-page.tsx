import {
  Button,
  ErrorSummary,
  Form,
  Name,
  Notice,
  useLanguage,
  useWords,
  WideTable,
} from '../../html/index.ts'
import { formatInstant, type Localized } from '../../language/index.ts'
import { undeliveredMessages } from './messages.ts'
import type { UndeliveredMail } from './undelivered-mails.ts'

export interface UndeliveredPageProps {
  readonly mails: readonly UndeliveredMail[]
  /** What a template is called. */
  readonly names: Readonly<Record<string, Localized>>
  readonly notice: string | null
  readonly error: string | null
}

/** What did not arrive and belongs to no case, for whoever looks after it. */
export function UndeliveredPage({ mails, names, notice, error }: UndeliveredPageProps) {
  const t = useWords(undeliveredMessages)
  const problems = error ? [{ field: 'mails', label: t.choose, sentence: error }] : []
  return (
    <div class="desk">
      <h1>{t.title}</h1>
      <p class="muted">{t.lead}</p>
      {notice ? <Notice tone="good" title={notice} /> : null}
      <ErrorSummary problems={problems} />
      {mails.length === 0 ? (
        <p>{t.none}</p>
      ) : (
        <Form action="/amt/unzustellbar">
          <div id="mails" tabIndex={-1}>
            <WideTable label={t.title}>
              <MailTable mails={mails} names={names} />
            </WideTable>
          </div>
          <div class="buttons">
            <Button primary name="act" value="again">
              {t.again}
            </Button>
            <Button name="act" value="settle">
              {t.settle}
            </Button>
          </div>
        </Form>
      )}
    </div>
  )
}

function MailTable({ mails, names }: Pick<UndeliveredPageProps, 'mails' | 'names'>) {
  const t = useWords(undeliveredMessages)
  const language = useLanguage()
  return (
    <table class="list">
      <thead>
        <tr>
          <th scope="col">{t.choose}</th>
          <th scope="col">{t.since}</th>
          <th scope="col">{t.kind}</th>
          <th scope="col">{t.address}</th>
          <th scope="col">{t.why}</th>
        </tr>
      </thead>
      <tbody>
        {mails.map(({ id, since, template, address, why }) => (
          <tr key={id}>
            <td>
              <input type="checkbox" name="mail" value={id} aria-label={`${t.choose}: ${address}`} />
            </td>
            <td class="nowrap">{formatInstant(since, language)}</td>
            <td>{names[template]?.[language] ?? template}</td>
            <td>
              <Name>{address}</Name>
            </td>
            <td lang="en">
              <Name>{why}</Name>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
