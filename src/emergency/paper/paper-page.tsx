import type { Temporal } from 'temporal-polyfill'
import {
  Button,
  Link,
  localHref,
  Notice,
  State,
  TextField,
  useLanguage,
  useWords,
  WideTable,
} from '../../foundation/html/index.ts'
import { formatInstant } from '../../foundation/language/index.ts'
import type { StaffActor } from '../../foundation/permissions/index.ts'
import { paperMessages } from './messages.ts'
import { PaperNav } from './paper-nav.tsx'

export interface OfficeOnPaper {
  readonly id: string
  readonly name: string
  /** Of the newest folder of the hour; null: there is none. */
  readonly madeAt: Temporal.Instant | null
  readonly stale: boolean
  readonly dealtWith: number
  readonly missing: number
}

export interface PaperPageProps {
  readonly offices: readonly OfficeOnPaper[]
  readonly typed: string
  /** What is known of the number that was looked up. */
  readonly found: string | null
  readonly staff: StaffActor
}

export function PaperPage({ offices, typed, found, staff }: PaperPageProps) {
  const t = useWords(paperMessages)
  const language = useLanguage()
  return (
    <div class="desk situation">
      <PaperNav staff={staff} />
      <h1>{t.title}</h1>
      <p class="muted situation__note">{t.lead}</p>
      <form method="get" action={localHref('/amt/lage/papier', language)} class="situation__lookup">
        <TextField
          id="nummer"
          label={t.lookUp}
          hint={t.numberHint}
          value={typed}
          width="short"
          autocomplete="off"
          optional={false}
        />
        <Button>{t.lookUpButton}</Button>
      </form>
      {found ? <Notice tone="info" title={found} /> : null}
      <WideTable label={t.title}>
        <table class="list">
          <thead>
            <tr>
              <th scope="col">{t.columns[0]}</th>
              <th scope="col">{t.columns[1]}</th>
              <th scope="col" class="num">
                {t.columns[2]}
              </th>
              <th scope="col" class="num">
                {t.columns[3]}
              </th>
            </tr>
          </thead>
          <tbody>
            {offices.map(office => (
              <tr key={office.id} data-row>
                <th scope="row">
                  <Link href={`/amt/lage/papier/${office.id}`}>{office.name}</Link>
                </th>
                <td>
                  <FolderAge {...office} />
                </td>
                <td class="num">{office.dealtWith}</td>
                <td class="num">{office.missing > 0 ? <strong>{office.missing}</strong> : '0'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </WideTable>
    </div>
  )
}

/** In words and with a mark, never in colour alone. */
export function FolderAge({ madeAt, stale }: Pick<OfficeOnPaper, 'madeAt' | 'stale'>) {
  const t = useWords(paperMessages)
  const language = useLanguage()
  if (!madeAt) return <State tone="bad">{t.never}</State>
  const moment = formatInstant(madeAt, language)
  return stale ? <State tone="bad">{t.stale(moment)}</State> : <State tone="good">{t.made(moment)}</State>
}
