import { Button, ButtonLink, Fact, Form, Notice, useLanguage, useWords } from '../../foundation/html/index.ts'
import { formatDay, formatInstant, formatList } from '../../foundation/language/index.ts'
import type { Office, OfficeBook } from '../../offices/index.ts'
import { finderPath, wantedFrom } from '../finder/wanted.ts'
import { PlaceFacts } from '../place-facts.tsx'
import { sayClock, sayOn, shortOffice } from '../slot-words.ts'
import { STEPS } from '../steps.ts'
import { waitingMessages } from './messages.ts'
import type { Entry, Offer } from './queries.ts'

export interface EntryPageProps {
  readonly entry: Entry
  /** The page itself: link and all. */
  readonly path: string
  /** What was offered last; null: nothing yet. */
  readonly offer: Offer | null
  /** The answer is still waited for. */
  readonly isOpen: boolean
  readonly book: OfficeBook
  readonly matters: readonly string[]
  readonly refusal: 'gone' | 'has-one' | 'on-list' | 'declined' | null
}

/** The one page behind the link: confirm, answer, leave, or where it goes on. */
export function EntryPage(props: EntryPageProps) {
  const { entry, isOpen } = props
  return (
    <div class="page section">
      <Said {...props} />
      {entry.state === 'unconfirmed' ? <Unconfirmed {...props} /> : null}
      {entry.state === 'waiting' && isOpen ? <Offered {...props} /> : null}
      {entry.state === 'waiting' && !isOpen ? <Waits {...props} /> : null}
      {entry.state === 'served' || entry.state === 'left' || entry.state === 'over' ? (
        <Ended {...props} />
      ) : null}
    </div>
  )
}

function Said({ refusal }: EntryPageProps) {
  const t = useWords(waitingMessages)
  switch (refusal) {
    case 'gone':
      return (
        <Notice tone="warn" title={t.gone}>
          <p>{t.goneText}</p>
        </Notice>
      )
    case 'has-one':
      return (
        <Notice tone="warn" title={t.hasAppointment}>
          <p>{t.hasAppointmentText}</p>
        </Notice>
      )
    case 'on-list':
      return (
        <Notice tone="warn" title={t.onList}>
          <p>{t.onListText}</p>
        </Notice>
      )
    case 'declined':
      return <Notice tone="good" title={t.declined} />
    case null:
      return null
  }
}

function Unconfirmed(props: EntryPageProps) {
  const { entry, path, refusal } = props
  const t = useWords(waitingMessages)
  const language = useLanguage()
  return (
    <>
      <h1>{t.titles.unconfirmed}</h1>
      <p class="lead">{t.confirmLead(formatInstant(entry.confirmUntil!, language))}</p>
      <WishFacts {...props} />
      {refusal === 'has-one' ? (
        <div class="buttons">
          <ButtonLink href="/mein-termin" primary>
            {t.ownAppointment}
          </ButtonLink>
        </div>
      ) : (
        <Form action={`${path}/bestaetigen`}>
          <div class="buttons">
            <Button primary>{t.confirm}</Button>
          </div>
        </Form>
      )}
      <Leave path={path} />
    </>
  )
}

function Offered(props: EntryPageProps) {
  const { entry, path, book, matters } = props
  const offer = props.offer!
  const t = useWords(waitingMessages)
  const language = useLanguage()
  const place = { ...offer, steps: entry.steps, mode: entry.mode }
  return (
    <>
      <h1>{t.titles.offer}</h1>
      <p class="lead">{t.offerLead(formatInstant(offer.answerUntil, language))}</p>
      {entry.appointmentId ? <p>{t.offerMoves}</p> : null}
      <div class="appointment appointment--live">
        <PlaceFacts place={place} office={book.offices.get(offer.office)!} matters={matters} />
      </div>
      <div class="buttons">
        <Form action={`${path}/nehmen`}>
          <input type="hidden" name="angebot" value={offer.id} />
          <Button primary>{t.take}</Button>
        </Form>
        <Form action={`${path}/ablehnen`}>
          <input type="hidden" name="angebot" value={offer.id} />
          <Button>{t.decline}</Button>
        </Form>
      </div>
      <p class="muted">{t.declineHint}</p>
      <Leave path={path} />
    </>
  )
}

function Waits(props: EntryPageProps) {
  const { entry, path, offer } = props
  const t = useWords(waitingMessages)
  const language = useLanguage()
  return (
    <>
      <h1>{t.titles.waiting}</h1>
      <p class="lead">{t.waitingLead(formatDay(entry.untilDay, language))}</p>
      {offer?.state === 'ran-out' ? <p>{t.ranOut(sayOn(offer, language))}</p> : null}
      <WishFacts {...props} />
      <Leave path={path} />
    </>
  )
}

function Leave({ path }: Pick<EntryPageProps, 'path'>) {
  const t = useWords(waitingMessages)
  return (
    <Form action={`${path}/verlassen`} class="leave">
      <Button quiet>{t.leave}</Button>
    </Form>
  )
}

function WishFacts({ entry, book, matters }: EntryPageProps) {
  const t = useWords(waitingMessages)
  const language = useLanguage()
  const days = entry.weekdays.map(day => t.weekdays[day - 1]!)
  const allDay = entry.fromStep === 0 && entry.untilStep === STEPS
  const clock = (step: number) => (step < STEPS ? sayClock(entry.untilDay, step, language) : '19:00')
  const hours = allDay ? null : t.hours(clock(entry.fromStep), clock(entry.untilStep))
  return (
    <dl class="placefacts">
      <Fact name={t.whatFor}>{matters.join(', ')}</Fact>
      <Fact name={t.where}>{sayWhere(entry, book)}</Fact>
      <Fact name={t.when}>{[formatList(days, language), hours].filter(Boolean).join(', ')}</Fact>
    </dl>
  )

  function sayWhere({ offices }: Entry, { offices: known }: OfficeBook): string {
    if (!offices) return t.anywhere
    const names = offices
      .flatMap((id): Office | [] => known.get(id) ?? [])
      .map(one => shortOffice(one, language))
    return names.length > 4 ? t.someOffices(names.length) : formatList(names, language)
  }
}

function Ended({ entry }: EntryPageProps) {
  const t = useWords(waitingMessages)
  const state = entry.state as 'served' | 'left' | 'over'
  const search = finderPath(wantedFrom(new URLSearchParams()), { errands: entry.services })
  return (
    <>
      <h1>{t.titles[state]}</h1>
      <p class="lead">{{ served: t.servedText, left: t.leftText, over: t.overText }[state]}</p>
      <div class="buttons">
        {state === 'served' ? (
          <ButtonLink href="/mein-termin" primary>
            {t.ownAppointment}
          </ButtonLink>
        ) : (
          <ButtonLink href={search} primary>
            {t.search}
          </ButtonLink>
        )}
      </div>
    </>
  )
}

export function NoEntryPage() {
  const t = useWords(waitingMessages)
  return (
    <div class="page section">
      <h1>{t.titles.tooLate}</h1>
      <p class="lead">{t.tooLateText}</p>
      <div class="buttons">
        <ButtonLink href="/termin" primary>
          {t.search}
        </ButtonLink>
      </div>
    </div>
  )
}
