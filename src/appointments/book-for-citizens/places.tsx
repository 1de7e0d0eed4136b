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
  /** With the office; where all are in one, the legend says it. */
  readonly named: boolean
  readonly hint?: string
}

type PlacesProps = Omit<DeskProps, 'finding'> & { readonly finding: Finding }

/** Everything one can choose; each list goes on where the one before ends, with the arrow keys. */
export function Places(props: PlacesProps) {
  const { refusal, problems, chosen, finding, book } = props
  const office: OfficeOf = id => book.offices.get(id)!
  const lists = useLists(props, office)
  if (lists.length === 0) return <NonePlaces />
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

/** What lies near a place that is gone, the earliest of all, and the times of the day: those in which there is something. */
function useLists({ wanted, refusal, finding }: PlacesProps, office: OfficeOf): List[] {
  const t = useWords(deskMessages)
  const language = useLanguage()
  const nearest = refusal?.kind === 'taken' ? refusal.nearest : []
  const earliest = earliestPlaces(finding.days, wanted.day)
  const lists: List[] = [
    { id: 'naechste', legend: t.nearest, slots: nearest, ofDay: false, named: true },
    { id: 'frueheste', legend: t.earliest, slots: earliest, ofDay: false, named: true },
  ]
  if (finding.day) {
    const { slots, thinned } = timesOfDay(finding.day, finding.starts)
    const [only, ...others] = new Set(slots.map(slot => slot.office))
    const named = thinned || others.length > 0
    const day = formatWeekday(finding.day, language)
    const legend = t.timesOn(only && !named ? `${day}, ${shortOffice(office(only), language)}` : day)
    lists.push({ id: 'zeiten', legend, slots, ofDay: true, named, ...(thinned ? { hint: t.thinned } : {}) })
  }
  return lists.filter(({ slots }) => slots.length > 0)
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
  const { id, legend, slots, ofDay, named, hint } = list
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
      <div class={`places__list ${ofDay ? `places__list--${named ? 'named' : 'day'}` : ''}`}>
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
                {named ? shortOffice(office(slot.office), language) : null}
              </span>
            </label>
          )
        })}
      </div>
    </fieldset>
  )
}
