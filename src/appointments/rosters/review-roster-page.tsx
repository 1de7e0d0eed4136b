import type { Temporal } from 'temporal-polyfill'
import { Button, ButtonLink, Form, Name, Notice, useLanguage, useWords } from '../../foundation/html/index.ts'
import { formatWeekday } from '../../foundation/language/index.ts'
import type { Office } from '../../offices/index.ts'
import type { Catalogue } from '../../services/index.ts'
import { WhoIsConcerned } from '../rules/who-is-concerned.tsx'
import { shortOffice } from '../slot-words.ts'
import type { NewRoster, RosterOutlook } from './change-rosters.ts'
import { pathOf } from './days-of-week.ts'
import { rosterMessages } from './messages.ts'
import type { RosterLine } from './roster.ts'
import { sayHours, sayKinds } from './say-line.ts'

interface ReviewProps {
  readonly office: Office
  readonly title: string
  /** The day to which one comes back. */
  readonly day: Temporal.PlainDate
  readonly rosters: readonly NewRoster[]
  readonly outlook: RosterOutlook
  readonly act: 'plan' | 'fehlt' | 'kopie' | 'ohne'
  readonly fields: readonly (readonly [string, string])[]
  /** Somebody else changed roster or rules since this page was asked for. */
  readonly overtaken: boolean
  readonly services: Catalogue['services']
}

/** Before anything is saved: whom it concerns, and who will be there. */
export function ReviewRosterPage(props: ReviewProps) {
  const { office, title, day, rosters, outlook, act, fields, overtaken, services } = props
  const t = useWords(rosterMessages)
  const language = useLanguage()
  return (
    <div class="desk openings">
      <h1>{title}</h1>
      {overtaken ? (
        <Notice tone="warn" title={t.overtaken}>
          <p>{t.overtakenText}</p>
        </Notice>
      ) : null}
      <p class="muted">{shortOffice(office, language)}</p>
      <WhoIsConcerned consequences={outlook} services={services} />
      <Form action={`/amt/besetzung/${office.id}/${act}`}>
        <input type="hidden" name="tag" value={String(day)} />
        {fields.map(([name, value]) => (
          <input type="hidden" name={name} value={value} key={`${name} ${value}`} />
        ))}
        <input type="hidden" name="stand" value={outlook.version} />
        <div class="buttons">
          <Button primary name="act" value="save">
            {t.save}
          </Button>
          {act === 'plan' ? (
            <Button name="act" value="edit">
              {t.edit}
            </Button>
          ) : (
            <ButtonLink href={pathOf(office.id, day)}>{t.edit}</ButtonLink>
          )}
        </div>
      </Form>
      {rosters.map(roster => (
        <Planned key={String(roster.day)} {...roster} />
      ))}
    </div>
  )
}

function Planned({ day, lines }: NewRoster) {
  const t = useWords(rosterMessages)
  const language = useLanguage()
  const date = formatWeekday(day, language)
  if (!lines) return <p>{t.reviewRemoved(date)}</p>
  return (
    <section>
      <h2>{date}</h2>
      <ul class="openings__rules">
        {lines.map(line => (
          <Planned.Line key={`${line.name} ${line.from}`} {...line} />
        ))}
      </ul>
    </section>
  )
}

Planned.Line = function Line(line: RosterLine) {
  const t = useWords(rosterMessages)
  const language = useLanguage()
  return (
    <li>
      <span>
        <Name>{line.name}</Name>, {sayHours(line, language)}: {sayKinds(line.kinds, language)}
        {line.absent ? ` (${t.absent})` : ''}
      </span>
    </li>
  )
}
