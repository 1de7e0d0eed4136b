import { Icon, Notice, useLanguage, useWords } from '../../foundation/html/index.ts'
import { formatWeekday } from '../../foundation/language/index.ts'
import type { Slot } from '../appointment.ts'
import type { Finding } from '../finder/find.ts'
import { slotText } from '../finder/slot-text.ts'
import { sayClock, saySlot, shortOffice } from '../slot-words.ts'
import type { DeskProps, OfficeOf } from './desk-props.ts'
import { deskMessages } from './messages.ts'
import { earliestPlaces, timesOfDay } from './places-to-offer.ts'

interface List {
  readonly id: string
  readonly legend: string
  readonly slots: readonly Slot[]
  /** Of one day: the time is enough. */
  readonly ofDay: boolean
  readonly hint?: string
}

/** Everything one can choose; each list goes on where the one before ends, with the arrow keys. */
export function Places({ finding, ...props }: Omit<DeskProps, 'finding'> & { finding: Finding }) {
  const t = useWords(deskMessages)
  const language = useLanguage()
  const { wanted, refusal, problems, chosen } = props
  const office: OfficeOf = id => props.book.offices.get(id)!
  const earliest = earliestPlaces(finding.days, wanted.day)
  const nearest = refusal?.kind === 'taken' ? refusal.nearest : []
  if (earliest.length === 0 && nearest.length === 0) return <NonePlaces />
  const times = finding.day ? timesOfDay(finding.day, finding.starts) : null
  const all: List[] = [
    { id: 'naechste', legend: t.nearest, slots: nearest, ofDay: false },
    { id: 'frueheste', legend: t.earliest, slots: earliest, ofDay: false },
    ...(times
      ? [
          {
            id: 'zeiten',
            legend: t.timesOn(formatWeekday(finding.day!, language)),
            slots: times.slots,
            ofDay: true,
            ...(times.thinned ? { hint: t.thinned } : {}),
          },
        ]
      : []),
  ]
  const lists = all.filter(({ slots }) => slots.length > 0)
  // A place may stand in two lists: it is chosen in the first of them.
  const home = lists.find(({ slots }) => slots.some(slot => slotText(slot) === chosen))
  const error = problems.find(({ field }) => field === 'platz')?.sentence
  return (
    <>
      {lists.map((list, n) => (
        <PlaceList
          key={list.id}
          list={list}
          first={n === 0}
          chosen={list === home ? chosen : null}
          focused={problems.length === 0 && !refusal}
          error={n === 0 ? error : undefined}
          finding={finding}
          office={office}
        />
      ))}
    </>
  )
}

function NonePlaces() {
  const t = useWords(deskMessages)
  return (
    <Notice tone="warn" title={t.none}>
      <p>{t.noneHints}</p>
    </Notice>
  )
}

interface PlaceListProps {
  readonly list: List
  /** Its first place has the id that the summary of errors leads to. */
  readonly first: boolean
  readonly chosen: string | null
  readonly focused: boolean
  readonly error: string | undefined
  readonly finding: Finding
  readonly office: OfficeOf
}

function PlaceList({ list, first, chosen, focused, error, finding, office }: PlaceListProps) {
  const language = useLanguage()
  const { id, legend, slots, ofDay, hint } = list
  const described = [hint && `${id}-hinweis`, error && 'platz-fehler'].filter(Boolean).join(' ')
  return (
    <fieldset class={`places ${error ? 'field--error' : ''}`} aria-describedby={described || undefined}>
      <legend>{legend}</legend>
      {hint ? (
        <p class="muted" id={`${id}-hinweis`}>
          {hint}
        </p>
      ) : null}
      {error ? (
        <p class="field__error" id="platz-fehler">
          <Icon name="danger" />
          {error}
        </p>
      ) : null}
      <div class={`places__list ${ofDay ? 'places__list--day' : ''}`}>
        {slots.map((slot, n) => {
          const value = slotText(slot)
          const isChosen = value === chosen
          return (
            <label class="places__one" key={value}>
              <input
                type="radio"
                id={first && n === 0 ? 'platz' : `${id}-${n}`}
                name="platz"
                value={value}
                checked={isChosen}
                autofocus={isChosen && focused}
                data-focus={isChosen && focused ? '' : undefined}
              />
              <span>
                <strong>
                  {ofDay ? sayClock(slot.day, slot.step, language) : saySlot(slot, finding.today, language)}
                </strong>{' '}
                {shortOffice(office(slot.office), language)}
              </span>
            </label>
          )
        })}
      </div>
    </fieldset>
  )
}
