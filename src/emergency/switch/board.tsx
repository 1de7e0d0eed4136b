import {
  Button,
  ButtonLink,
  ErrorSummary,
  Fact,
  type FieldProblem,
  Form,
  Link,
  State,
  TextField,
  useLanguage,
  useWords,
  WideTable,
} from '../../foundation/html/index.ts'
import { formatInstant, formatNumber } from '../../foundation/language/index.ts'
import type { Change } from '../change/change.ts'
import { changeMessages } from '../change/messages.ts'
import { WaitingChange } from '../change/waiting-change.tsx'
import type { DistrictBook } from '../district-book.ts'
import { PlacesTable } from '../effects/places-table.tsx'
import type { TeamPlaces } from '../effects/staff-moves.ts'
import type { Homecoming } from '../return/homecoming.ts'
import type { Activation } from './activation.ts'
import { type CallsProps, CallTable } from './call-table.tsx'
import { type HandTask, isOnPaper, wordsOfTask } from './hand-tasks.ts'
import { switchMessages } from './messages.ts'
import type { LogEntry } from './queries.ts'
import type { Standing } from './standing.ts'
import { StandingBar } from './standing-bar.tsx'

export interface BoardProps extends CallsProps {
  readonly activation: Activation
  readonly standing: Standing
  readonly byOffice: ReadonlyMap<string, Standing>
  readonly tasks: readonly HandTask[]
  readonly log: readonly LogEntry[]
  readonly book: DistrictBook
  /** Where the people of the teams work, by all operations that run. */
  readonly places: readonly TeamPlaces[]
  /** Who has asked to be called back and was not yet, of the whole house. */
  readonly callBacksWaiting: number
  readonly mayRun: boolean
  readonly mayRelease: boolean
  /** Ways were opened: ending at once has to say why they end. */
  readonly endNeedsReason: boolean
  readonly homecoming: Homecoming | null
  /** Waits for its release. */
  readonly change: Change | null
  readonly isOwnChange: boolean
  readonly problems: readonly FieldProblem[]
}

/** Where everybody stands, what is to be done by hand, and how it goes on. */
export function Board(props: BoardProps) {
  const { activation, standing, change } = props
  const t = useWords(switchMessages)
  const runs = activation.state === 'released'
  return (
    <>
      {runs && change ? <WaitingChange {...props} change={change} /> : null}
      <h2>{t.affected}</h2>
      {standing.all === 0 ? <p>{t.none}</p> : <StandingBar standing={standing} />}
      {standing.all === 0 ? null : <Offices {...props} />}
      {runs ? <Load {...props} /> : null}
      {runs && props.tasks.length > 0 ? <Tasks {...props} /> : null}
      {runs ? <PlacesTable places={props.places} book={props.book} /> : null}
      {runs && props.calls.length > 0 ? <CallTable {...props} /> : null}
      {runs && props.mayRun ? <Acts {...props} /> : null}
    </>
  )
}

/** What people at the telephone still have before them, of all operations. */
function Load({ standing, callBacksWaiting }: BoardProps) {
  const t = useWords(switchMessages)
  const language = useLanguage()
  return (
    <dl class="situation__facts">
      <Fact name={t.load.toCall}>{formatNumber(standing.toCall, language)}</Fact>
      <Fact name={t.load.callBacks}>{formatNumber(callBacksWaiting, language)}</Fact>
    </dl>
  )
}

function Offices({ byOffice, book }: BoardProps) {
  const t = useWords(switchMessages)
  const language = useLanguage()
  const { office, ...numbers } = t.officeColumns
  const keys = [
    'all',
    'phone',
    'video',
    'online',
    'otherOffice',
    'later',
    'settled',
    'asked',
    'toCall',
  ] as const
  return (
    <WideTable label={t.perOffice}>
      <table class="list">
        <thead>
          <tr>
            <th scope="col">{office}</th>
            {Object.values(numbers).map(column => (
              <th scope="col" class="num" key={column}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...byOffice].map(([id, standing]) => (
            <tr key={id}>
              <th scope="row">{book.offices.offices.get(id)?.name[language] ?? id}</th>
              {keys.map(key => (
                <td class="num" key={key}>
                  {formatNumber(standing[key], language)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </WideTable>
  )
}

function Tasks({ activation, tasks, mayRun }: BoardProps) {
  const t = useWords(switchMessages)
  const language = useLanguage()
  return (
    <>
      <h2>{t.tasks}</h2>
      <ul class="situation__tasks">
        {tasks.map(({ index, action, done }) => (
          <li key={index}>
            <div>
              {action.kind === 'notice' ? <strong>{t.noticeTask[action.where]}: </strong> : null}
              {wordsOfTask(action).task[language]}
              {action.kind === 'notice' && isOnPaper(action) ? (
                <>
                  {' '}
                  <Link href={`/amt/lage/${activation.id}/aushang/${index}`}>{t.printSheet}</Link>
                </>
              ) : null}
            </div>
            {done ? (
              <State tone="good">{t.taskDoneBy(done.by, formatInstant(done.at, language))}</State>
            ) : mayRun ? (
              <Form action={`/amt/lage/${activation.id}/aufgabe`}>
                <input type="hidden" name="nummer" value={String(index)} />
                <Button>{t.taskDone}</Button>
              </Form>
            ) : null}
          </li>
        ))}
      </ul>
    </>
  )
}

function Acts({ activation, mayRelease, endNeedsReason, homecoming, problems }: BoardProps) {
  const t = useWords(switchMessages)
  const changing = useWords(changeMessages)
  const own = `/amt/lage/${activation.id}`
  return (
    <div class="situation__acts">
      <section aria-labelledby="wie-weiter">
        <h2 id="wie-weiter">{t.nextReview}</h2>
        <Form action={`${own}/ueberprueft`} label={t.review}>
          <div class="situation__moment">
            <TextField id="pruefTag" label={t.fields.pruefTag!} value="" width="short" autocomplete="off" />
            <TextField id="pruefZeit" label={t.fields.pruefZeit!} value="" width="short" autocomplete="off" />
          </div>
          <Button>{t.review}</Button>
        </Form>
      </section>
      <section aria-labelledby="neuer-eintrag">
        <h2 id="neuer-eintrag">{t.noteLabel}</h2>
        <Form action={`${own}/eintrag`} label={t.fields.eintrag!}>
          <TextField id="eintrag" label={t.fields.eintrag!} hint={t.noteHint} value="" autocomplete="off" />
          <Button>{t.note}</Button>
        </Form>
      </section>
      {homecoming?.state === 'prepared' || homecoming?.state === 'released' ? null : (
        <section aria-labelledby="massnahmen">
          <h2 id="massnahmen">{changing.section}</h2>
          <p>{changing.sectionLead}</p>
          <ButtonLink href={`${own}/aendern`}>{changing.link}</ButtonLink>
        </section>
      )}
      <section aria-labelledby="rueckkehr">
        <h2 id="rueckkehr">{t.wayBack}</h2>
        <p>{t.returnLead}</p>
        <ButtonLink href={`${own}/rueckkehr`}>{homecoming ? t.toReturn : t.prepareReturn}</ButtonLink>
      </section>
      {mayRelease && homecoming?.state !== 'released' ? (
        <section aria-labelledby="sofort">
          <h2 id="sofort">{t.end}</h2>
          <Form action={`${own}/ende`} label={t.end}>
            <p>{t.endLead}</p>
            <ErrorSummary problems={problems} />
            {endNeedsReason ? (
              <TextField
                id="endeGrund"
                label={t.fields.endeGrund!}
                hint={t.endReasonHint}
                value=""
                autocomplete="off"
                error={problems.find(({ field }) => field === 'endeGrund')?.sentence}
              />
            ) : null}
            <Button>{t.endYes}</Button>
          </Form>
        </section>
      ) : null}
    </div>
  )
}
