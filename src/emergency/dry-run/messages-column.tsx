import { Fact, useLanguage, useWords } from '../../foundation/html/index.ts'
import { formatNumber, languages } from '../../foundation/language/index.ts'
import { type DistrictBook, sayScope, sayService } from '../district-book.ts'
import { actionWords } from '../plans/action-words.ts'
import type { MessageExample } from './message-examples.ts'
import { dryRunMessages } from './messages.ts'
import type { DryRun, Totals } from './reckon.ts'

interface ColumnProps {
  readonly run: DryRun
  readonly totals: Totals
  readonly examples: readonly MessageExample[]
  readonly book: DistrictBook
}

/** How people would learn of it, and every text as it would be sent, hung up or said. */
export function MessagesColumn(props: ColumnProps) {
  const t = useWords(dryRunMessages)
  return (
    <aside class="dryrun__messages">
      <h2>{t.toldTitle}</h2>
      <Told totals={props.totals} />
      <h2>{t.messagesTitle}</h2>
      {props.examples.length === 0 ? <p class="muted">{t.messagesNone}</p> : null}
      {props.examples.map((example, index) => (
        <Mail example={example} book={props.book} open={index === 0} key={example.way} />
      ))}
      <Notices {...props} />
      <ByHand {...props} />
    </aside>
  )
}

function Told({ totals }: Pick<ColumnProps, 'totals'>) {
  const t = useWords(dryRunMessages)
  const language = useLanguage()
  const hints = { mail: null, sms: null, call: t.callHint, unreachable: t.unreachableHint }
  return (
    <dl class="dryrun__told">
      {(['mail', 'sms', 'call', 'unreachable'] as const).map(way => (
        <Fact name={t.told[way]} key={way}>
          <strong>{formatNumber(totals[way], language)}</strong>
          {hints[way] && totals[way] > 0 ? <span class="muted"> {hints[way]}</span> : null}
        </Fact>
      ))}
    </dl>
  )
}

function Mail({ example, book, open }: { example: MessageExample; book: DistrictBook; open: boolean }) {
  const t = useWords(dryRunMessages)
  const language = useLanguage()
  const office = sayScope(book, { kind: 'office', id: example.office }, language)
  return (
    <details class="dryrun__message" open={open}>
      <summary>{t.mailKind[example.way]}</summary>
      <p class="muted">{t.example(`${office}, ${sayService(book, example.service, language)}`)}</p>
      {languages.map(one => (
        <div lang={one} key={one}>
          <p class="muted" lang={language}>
            {t.languages[one]}
          </p>
          <blockquote>
            <p>
              <strong>{example.mail[one].subject}</strong>
            </p>
            {example.mail[one].text
              .trim()
              .split('\n\n')
              .map(paragraph => (
                <p key={paragraph}>{paragraph}</p>
              ))}
          </blockquote>
          <blockquote>
            <p>
              <span class="muted">{t.smsKind}: </span>
              {example.sms[one]}
            </p>
          </blockquote>
        </div>
      ))}
    </details>
  )
}

function Notices({ run, book }: ColumnProps) {
  const t = useWords(dryRunMessages)
  const words = useWords(actionWords)
  const language = useLanguage()
  const notices = run.definition.actions.filter(action => action.kind === 'notice')
  if (notices.length === 0) return null
  return (
    <>
      <h2>{t.noticesTitle}</h2>
      {notices.map(({ where, scope, text }) => (
        <details class="dryrun__message" key={`${where} ${JSON.stringify(scope)} ${text.de}`}>
          <summary>
            {words.notices[where]}: {sayScope(book, scope, language)}
          </summary>
          {languages.map(one => (
            <blockquote lang={one} key={one}>
              <p>{text[one]}</p>
            </blockquote>
          ))}
        </details>
      ))}
    </>
  )
}

function ByHand({ run, book }: ColumnProps) {
  const t = useWords(dryRunMessages)
  const language = useLanguage()
  const tasks = run.definition.actions.filter(action => action.kind === 'by-hand')
  if (tasks.length === 0) return null
  return (
    <>
      <h2>{t.byHandTitle}</h2>
      <ul class="dryrun__tasks">
        {tasks.map(({ scope, task }) => (
          <li key={task.de}>
            <span class="muted">{sayScope(book, scope, language)}: </span>
            {task[language]}
          </li>
        ))}
      </ul>
    </>
  )
}
