import { Button, Form, Link, Notice, State, useLanguage, useWords } from '../../foundation/html/index.ts'
import { formatInstant } from '../../foundation/language/index.ts'
import { Sections } from '../sections.tsx'
import type { Activation } from '../switch/activation.ts'
import { CatchUpList, type CatchUpProps } from './catch-up-list.tsx'
import { DecidedWays } from './decided-ways.tsx'
import type { Homecoming } from './homecoming.ts'
import { returnMessages } from './messages.ts'
import { ReturnForm, type ReturnFormProps } from './return-form.tsx'
import { StagesTable } from './stages-table.tsx'

export interface ReturnPageProps extends ReturnFormProps, CatchUpProps {
  readonly activation: Activation
  readonly homecoming: Homecoming | null
  readonly mayRun: boolean
  readonly mayRelease: boolean
  /** Whoever looks has prepared it. */
  readonly isOwn: boolean
  readonly said: string | null
  readonly failed: string | null
}

const tones = { draft: 'muted', prepared: 'waiting', released: 'info', done: 'good' } as const

/** How an operation goes back: what becomes of each way, which houses open when, what is left to do. */
export function ReturnPage(props: ReturnPageProps) {
  const { activation, homecoming, said, failed } = props
  const t = useWords(returnMessages)
  const language = useLanguage()
  const subject = activation.definition.subject[language]
  const writing = activation.state === 'released' && (!homecoming || homecoming.state === 'draft')
  return (
    <div class="desk situation">
      <Sections />
      <p class="situation__band">
        <State tone={homecoming ? tones[homecoming.state] : 'muted'}>
          {homecoming ? t.states[homecoming.state] : t.none}
        </State>{' '}
        <Who homecoming={homecoming} /> <Link href={`/amt/lage/${activation.id}`}>{subject}</Link>
      </p>
      <h1>{t.title(subject)}</h1>
      {said ? <Notice tone="good" title={said} /> : null}
      {failed ? <Notice tone="bad" title={failed} /> : null}
      {writing && props.mayRun ? <p class="situation__note">{t.lead}</p> : null}
      {homecoming?.state === 'prepared' ? <Release {...props} /> : null}
      {writing && props.mayRun ? (
        <ReturnForm {...props} />
      ) : (
        <>
          <DecidedWays {...props} />
          <StagesTable {...props} />
        </>
      )}
      {homecoming?.state === 'released' || activation.state === 'over' ? <CatchUpList {...props} /> : null}
    </div>
  )
}

function Who({ homecoming }: { homecoming: Homecoming | null }) {
  const t = useWords(returnMessages)
  const language = useLanguage()
  if (!homecoming || homecoming.state === 'draft') return null
  const { preparedBy, preparedAt, releasedBy, releasedAt } = homecoming
  const released =
    releasedBy && releasedAt ? t.releasedBy(releasedBy, formatInstant(releasedAt, language)) : ''
  return (
    <span>
      {t.preparedBy(preparedBy, formatInstant(preparedAt, language))} {released}
    </span>
  )
}

function Release({ activation, mayRelease, mayRun, isOwn }: ReturnPageProps) {
  const t = useWords(returnMessages)
  const own = `/amt/lage/${activation.id}/rueckkehr`
  return (
    <section aria-labelledby="freigabe" class="situation__release">
      <h2 id="freigabe">{t.releaseTitle}</h2>
      <p>{mayRelease ? (isOwn ? t.own : t.releaseLead) : t.mayNotRelease}</p>
      <div class="buttons">
        {mayRelease && !isOwn ? (
          <Form action={`${own}/freigabe`}>
            <Button primary>{t.release}</Button>
          </Form>
        ) : null}
        {mayRun ? (
          <Form action={`${own}/zurueck`}>
            <Button quiet>{t.takeBack}</Button>
          </Form>
        ) : null}
      </div>
    </section>
  )
}
