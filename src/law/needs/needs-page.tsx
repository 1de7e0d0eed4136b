import {
  ButtonLink,
  Icon,
  Link,
  State,
  useLanguage,
  useWords,
  WideTable,
} from '../../foundation/html/index.ts'
import { formatNumber, formatShortDay } from '../../foundation/language/index.ts'
import type { LawBook } from '../requirement.ts'
import { LawRoom } from '../room.tsx'
import { lawWords } from '../words.ts'
import { needMessages } from './messages.ts'
import { type Need, stateOf } from './need.ts'
import type { NeedState, Savings } from './need-definition.ts'

interface NeedsPageProps {
  /** What saves most first. */
  readonly needs: readonly Need[]
  readonly law: LawBook
  readonly mayEnter: boolean
}

/** Which laws should change, what they say now and what they should say, by what it saves. */
export function NeedsPage({ needs, law, mayEnter }: NeedsPageProps) {
  const t = useWords(needMessages)
  return (
    <LawRoom here="needs">
      <h1>{t.title}</h1>
      <p class="muted">{t.lead}</p>
      <WideTable label={t.title}>
        <table class="list law__table law__table--cards law__table--needs">
          <thead>
            <tr>
              {Object.entries(t.columns).map(([key, word]) => (
                <th scope="col" key={key}>
                  {word}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {needs.map(need => (
              <NeedRow need={need} law={law} key={need.id} />
            ))}
          </tbody>
        </table>
      </WideTable>
      <div class="buttons" data-acts>
        {mayEnter ? <ButtonLink href="/amt/recht/neuer-bedarf">{t.enter}</ButtonLink> : null}
        <Link href="/amt/recht/aenderungsbedarf.pdf">
          <Icon name="download" class="law__icon" />
          {t.paper}
        </Link>
        <Link href="/amt/recht/aenderungsbedarf.csv">
          <Icon name="download" class="law__icon" />
          {t.download}
        </Link>
      </div>
    </LawRoom>
  )
}

function NeedRow({ need, law }: { need: Need; law: LawBook }) {
  const t = useWords(needMessages)
  const language = useLanguage()
  return (
    <tr data-row="">
      <th scope="row">
        <Link class="link link--strong" href={`/amt/recht/aenderungsbedarf/${need.id}`}>
          {need.title[language]}
        </Link>
        <span class="law__under">
          {(need.norm && law.norms.get(need.norm)?.citation[language]) ?? t.noNorm}
        </span>
      </th>
      <td data-label={t.columns.present}>
        <span lang="de">{need.present}</span>
      </td>
      <td data-label={t.columns.proposed}>
        {need.proposed ? <span lang="de">{need.proposed}</span> : <span class="muted">{t.notDrafted}</span>}
      </td>
      <td data-label={t.columns.owner}>{need.owner[language]}</td>
      <td data-label={t.columns.state}>
        <NeedStateNow need={need} />
      </td>
      <td data-label={t.columns.saves}>
        <SavingsList saves={need.saves} />
      </td>
    </tr>
  )
}

const tones = {
  idea: 'info',
  drafted: 'info',
  submitted: 'waiting',
  'in-parliament': 'waiting',
  adopted: 'waiting',
  'in-force': 'good',
  dropped: 'muted',
} as const satisfies Record<NeedState, string>

/** `beim Bund seit 02.11.2026`, with its sign. */
export function NeedStateNow({ need }: { need: Need }) {
  const t = useWords(needMessages)
  const words = useWords(lawWords)
  const language = useLanguage()
  const state = stateOf(need)
  const since = need.steps.at(-1)!.since
  return (
    <State tone={tones[state]}>
      {since ? t.since(words.states[state], formatShortDay(since, language)) : words.states[state]}
    </State>
  )
}

/** Each figure with how it was reckoned. */
export function SavingsList({ saves }: { saves: Savings }) {
  const t = useWords(needMessages)
  const language = useLanguage()
  const known = (['minutes', 'trips', 'cases'] as const).flatMap(measure => {
    const saved = saves[measure]
    return saved ? [{ measure, saved }] : []
  })
  if (known.length === 0) return <span class="muted">{t.savingUnknown}</span>
  return (
    <ul class="law__savings">
      {known.map(({ measure, saved }) => (
        <li key={measure}>
          <strong>{formatNumber(saved.perYear, language)}</strong> {t.saves[measure]}
          <span class="law__under">
            {t.reckoned}: {saved.how[language]}
          </span>
        </li>
      ))}
    </ul>
  )
}
