import {
  Button,
  Form,
  Link,
  localHref,
  Notice,
  SelectField,
  TextField,
  useLanguage,
  useWords,
  WideTable,
} from '../../foundation/html/index.ts'
import { formatInstant, formatNumber } from '../../foundation/language/index.ts'
import { sayPaperNumber } from '../../foundation/paper-number.ts'
import type { StaffActor } from '../../foundation/permissions/index.ts'
import type { Office } from '../../offices/index.ts'
import { paperMessages } from './messages.ts'
import { PaperNav } from './paper-nav.tsx'
import { FolderAge } from './paper-page.tsx'
import { type NumberSpan, RANGE_LENGTH } from './paper-range.ts'
import type { MadeFolder, PaperNumber } from './queries.ts'

export interface OfficePageProps {
  readonly office: Office
  /** The newest of the hour; null: there is none. */
  readonly folder: MadeFolder | null
  readonly stale: boolean
  readonly gaps: readonly NumberSpan[]
  /** The number to be entered next; null: nothing was entered yet, or all is. */
  readonly next: number | null
  readonly latest: readonly (PaperNumber & { readonly reference: string | null })[]
  readonly services: readonly { readonly value: string; readonly label: string }[]
  readonly staff: StaffActor
  readonly mayFetch: boolean
  readonly mayEnter: boolean
  /** What was done a moment ago. */
  readonly said: string | null
  readonly failed: string | null
  readonly withoutReason: NumberSpan | null
}

/** One centre: its folder, what is to be entered, what is missing, what was entered. */
export function OfficePage(props: OfficePageProps) {
  const { office, said, failed, staff, mayEnter } = props
  const t = useWords(paperMessages)
  const language = useLanguage()
  return (
    <div class="desk situation">
      <PaperNav staff={staff} />
      <p>
        <Link href="/amt/lage/papier">{t.all}</Link>
      </p>
      <h1>
        {t.title}: {office.name[language]}
      </h1>
      {said ? <Notice tone="good" title={said} /> : null}
      {failed ? <Notice tone="bad" title={failed} /> : null}
      {mayEnter ? <EnterNext {...props} /> : null}
      <Gaps {...props} />
      <Latest {...props} />
      <Folder {...props} />
    </div>
  )
}

function EnterNext({ office, next, services }: OfficePageProps) {
  const t = useWords(paperMessages)
  const language = useLanguage()
  return (
    <section>
      <h2>{t.enter}</h2>
      <p class="muted">{t.enterLead}</p>
      <form
        method="get"
        action={localHref(`/amt/lage/papier/${office.id}/vorgang`, language)}
        class="situation__lookup"
      >
        <TextField
          id="nummer"
          label={t.number}
          hint={t.numberHint}
          value={next ? sayPaperNumber(next) : ''}
          width="short"
          autocomplete="off"
        />
        <SelectField
          id="leistung"
          label={t.service}
          value=""
          options={[{ value: '', label: t.chooseService }, ...services]}
        />
        <Button primary>{t.next}</Button>
      </form>
    </section>
  )
}

function Gaps({ office, gaps, mayEnter, withoutReason }: OfficePageProps) {
  const t = useWords(paperMessages)
  return (
    <section>
      <h2>{t.gaps}</h2>
      {gaps.length === 0 ? <p>{t.gapsNone}</p> : null}
      <ul class="situation__gaps">
        {gaps.map(({ from, to }) => {
          const count = to - from + 1
          const numbers = t.span(sayPaperNumber(from), sayPaperNumber(to), count)
          return (
            <li key={from}>
              <p>{t.gap(numbers, count > 1)}</p>
              {mayEnter ? (
                <Form action={`/amt/lage/papier/${office.id}/verdorben`} class="situation__lookup">
                  <input type="hidden" name="von" value={sayPaperNumber(from)} />
                  <input type="hidden" name="bis" value={sayPaperNumber(to)} />
                  <TextField
                    id={`grund-${from}`}
                    name="grund"
                    label={t.spoiledReason}
                    value=""
                    width="medium"
                    autocomplete="off"
                    error={withoutReason?.from === from ? t.spoilEmpty : undefined}
                  />
                  <Button>
                    {t.spoil}
                    <span class="kern-sr-only"> {numbers}</span>
                  </Button>
                </Form>
              ) : null}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function Latest({ latest }: OfficePageProps) {
  const t = useWords(paperMessages)
  const language = useLanguage()
  return (
    <section>
      <h2>{t.latest}</h2>
      {latest.length === 0 ? (
        <p>{t.latestNone}</p>
      ) : (
        <WideTable label={t.latest}>
          <table class="list">
            <thead>
              <tr>
                {t.latestColumns.map(column => (
                  <th scope="col" key={column}>
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {latest.map(one => (
                <tr key={one.number}>
                  <th scope="row" class="nowrap">
                    {sayPaperNumber(one.number)}
                  </th>
                  <td class="nowrap">{one.receivedAt ? formatInstant(one.receivedAt, language) : '–'}</td>
                  <td>
                    {one.reference ? `${t.becameCase} ${one.reference}` : t.becameSpoiled(one.reason ?? '')}
                  </td>
                  <td class="muted">
                    {one.enteredBy}, {formatInstant(one.enteredAt, language)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </WideTable>
      )}
    </section>
  )
}

function Folder(props: OfficePageProps) {
  const { office, folder, stale, mayFetch } = props
  const t = useWords(paperMessages)
  return (
    <section>
      <h2>{t.folder}</h2>
      <p>
        <FolderAge madeAt={folder?.madeAt ?? null} stale={stale} />
      </p>
      {stale ? <Notice tone="warn" title={folder ? t.folderStale : t.folderNone} /> : null}
      {folder ? <Contents folder={folder} /> : null}
      {mayFetch ? (
        <div class="situation__acts">
          <Form action={`/amt/lage/papier/${office.id}/mappe`}>
            <p class="muted">{t.downloadNote}</p>
            <Button>{t.download}</Button>
          </Form>
          <Form action={`/amt/lage/papier/${office.id}/nummern`}>
            <p class="muted">{t.issueNote}</p>
            <Button>{t.issue}</Button>
          </Form>
        </div>
      ) : null}
    </section>
  )
}

function Contents({ folder: { files, rangeFirst } }: { folder: MadeFolder }) {
  const t = useWords(paperMessages)
  const language = useLanguage()
  const size = (bytes: number) => `${formatNumber(Math.ceil(bytes / 1000), language)} kB`
  const whole = size(files.reduce((sum, { bytes }) => sum + bytes, 0))
  const [first, last] = [sayPaperNumber(rangeFirst), sayPaperNumber(rangeFirst + RANGE_LENGTH - 1)]
  return (
    <>
      <p>{t.folderNumbers(first, last)}</p>
      <p class="muted">{t.folderFiles(files.length, whole)}</p>
      <ul class="situation__files">
        {files.map(({ name, bytes }) => (
          <li key={name}>
            {name} <span class="muted">{size(bytes)}</span>
          </li>
        ))}
      </ul>
    </>
  )
}
