import { State, useLanguage, useWords, WideTable } from '../../foundation/html/index.ts'
import { formatInstant, formatShortDay } from '../../foundation/language/index.ts'
import type { DistrictBook } from '../district-book.ts'
import type { Homecoming, Stage } from './homecoming.ts'
import { returnMessages } from './messages.ts'

interface StagesTableProps {
  readonly homecoming: Homecoming | null
  readonly book: DistrictBook
}

/** Which houses open when, and how far each stage has come. */
export function StagesTable({ homecoming, book }: StagesTableProps) {
  const t = useWords(returnMessages)
  const language = useLanguage()
  const stages = homecoming?.stages ?? []
  if (stages.length === 0) return null
  return (
    <>
      <h2>{t.stagesTitle}</h2>
      <WideTable label={t.stagesTitle}>
        <table class="list">
          <thead>
            <tr>
              <th scope="col">{t.stageColumns.stage}</th>
              <th scope="col">{t.stageColumns.offices}</th>
              <th scope="col">{t.stageColumns.starts}</th>
              <th scope="col">{t.stageColumns.portion}</th>
              <th scope="col">{t.stageColumns.now}</th>
            </tr>
          </thead>
          <tbody>
            {stages.map(stage => (
              <tr key={stage.number}>
                <th scope="row">{stage.number}</th>
                <td>
                  {stage.offices.map(id => book.offices.offices.get(id)?.name[language] ?? id).join(', ') ||
                    '–'}
                </td>
                <td>{formatInstant(stage.startsAt, language)}</td>
                <td>{t.portions[stage.portionDays ?? 'all']}</td>
                <td>
                  <StageState stage={stage} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </WideTable>
    </>
  )
}

function StageState({ stage: { openedAt, publicBefore, publicAt } }: { stage: Stage }) {
  const { stageStates } = useWords(returnMessages)
  const language = useLanguage()
  if (publicAt) return <State tone="good">{stageStates.public(formatInstant(publicAt, language))}</State>
  if (!openedAt) return <State tone="waiting">{stageStates.waiting}</State>
  const before = publicBefore ? `, ${stageStates.before(formatShortDay(publicBefore, language))}` : ''
  return (
    <State tone="info">
      {stageStates.opened(formatInstant(openedAt, language))}
      {before}
    </State>
  )
}
