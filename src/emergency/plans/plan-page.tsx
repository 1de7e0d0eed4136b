import {
  Button,
  ButtonLink,
  Fact,
  Form,
  Link,
  Notice,
  State,
  useLanguage,
  useWords,
} from '../../foundation/html/index.ts'
import { berlinDay, formatInstant, formatShortDay } from '../../foundation/language/index.ts'
import type { DistrictBook } from '../district-book.ts'
import { emergencyMessages } from '../messages.ts'
import { Sections } from '../sections.tsx'
import { ActionTable } from './action-table.tsx'
import type { Obstacle } from './approve-plan.ts'
import { planMessages } from './messages.ts'
import type { PlanVersion } from './queries.ts'

export interface PlanPageProps {
  readonly shown: PlanVersion
  /** All of them, the newest first. */
  readonly history: readonly PlanVersion[]
  readonly book: DistrictBook
  readonly obstacle: Obstacle | null
  readonly said: 'saved' | 'approved' | null
}

/** One version of a plan, as sentences. */
export function PlanPage(props: PlanPageProps) {
  const { shown, history, book, said } = props
  const t = useWords(planMessages)
  const language = useLanguage()
  const { definition, number } = shown
  const newest = history[0]!.number
  return (
    <div class="desk situation">
      <Sections />
      <h1>{definition.name[language]}</h1>
      {said ? <Notice tone="good" title={t[said]} /> : null}
      {number === newest ? null : (
        <Notice tone="warn" title={t.older(newest)}>
          <p>
            <Link href={`/amt/lage/plaene/${shown.plan}`}>{t.toNewest}</Link>
          </p>
        </Notice>
      )}
      <About shown={shown} />
      {definition.note ? <p class="situation__note muted">{definition.note[language]}</p> : null}
      <Acts {...props} />
      <h2>{t.actionsTitle}</h2>
      <ActionTable actions={definition.actions} book={book} />
      <History {...props} />
    </div>
  )
}

function About({ shown }: Pick<PlanPageProps, 'shown'>) {
  const t = useWords(planMessages)
  const { scenarios } = useWords(emergencyMessages)
  const language = useLanguage()
  const { definition, number, author, at, approvedBy, approvedAt, rehearsedOn } = shown
  return (
    <dl class="situation__facts">
      <Fact name={t.about.subject}>{definition.subject[language]}</Fact>
      <Fact name={t.about.scenario}>{scenarios[definition.scenario]}</Fact>
      <Fact name={t.about.review}>{t.reviewAfter(definition.reviewAfterHours)}</Fact>
      <Fact name={t.about.author}>
        {t.versionLine(number, author, formatShortDay(berlinDay(at), language))}
      </Fact>
      <Fact name={t.about.approved}>
        {approvedBy && approvedAt ? (
          <State tone="good">
            {t.approvedBy(approvedBy, formatShortDay(berlinDay(approvedAt), language))}
          </State>
        ) : (
          <State tone="warn">{t.notApproved}</State>
        )}
      </Fact>
      <Fact name={t.about.rehearsed}>
        {rehearsedOn ? formatShortDay(rehearsedOn, language) : t.neverRehearsed}
      </Fact>
    </dl>
  )
}

function Acts({ shown, history, obstacle }: PlanPageProps) {
  const t = useWords(planMessages)
  const path = `/amt/lage/plaene/${shown.plan}`
  if (shown.number !== history[0]!.number) return null
  return (
    <>
      <div class="buttons">
        <ButtonLink href={`${path}/probelauf`} primary={obstacle !== null}>
          {t.dryRun}
        </ButtonLink>
        <ButtonLink href={`${path}/aendern`}>{t.change}</ButtonLink>
        <ButtonLink href={`/amt/lage/plaene/neu?von=${shown.plan}`}>{t.copy}</ButtonLink>
        {obstacle ? null : (
          <Form action={`${path}/genehmigung`}>
            <input type="hidden" name="fassung" value={String(shown.number)} />
            <Button primary>{t.approve(shown.number)}</Button>
          </Form>
        )}
      </div>
      {obstacle && obstacle !== 'done' ? <p class="muted">{t.obstacles[obstacle]}</p> : null}
    </>
  )
}

function History({ shown, history }: PlanPageProps) {
  const t = useWords(planMessages)
  const language = useLanguage()
  return (
    <>
      <h2>{t.versions}</h2>
      <ul class="situation__versions">
        {history.map(({ number, author, at, approvedBy }) => (
          <li key={number}>
            <Link
              href={`/amt/lage/plaene/${shown.plan}/fassungen/${number}`}
              current={number === shown.number ? 'true' : undefined}
            >
              {t.versionLine(number, author, formatInstant(at, language))}
            </Link>{' '}
            {approvedBy ? <State tone="good">{`${t.about.approved}: ${approvedBy}`}</State> : null}
          </li>
        ))}
      </ul>
    </>
  )
}
