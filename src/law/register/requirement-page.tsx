import type { Temporal } from 'temporal-polyfill'
import { Link, useLanguage, useWords } from '../../foundation/html/index.ts'
import type { Localized } from '../../foundation/language/index.ts'
import type { DerogationOnFile } from '../derogations/queries.ts'
import { type Need, stateOf } from '../needs/need.ts'
import type { LawBook, RequirementOnFile } from '../requirement.ts'
import { restingMessages } from '../resting/messages.ts'
import { standingOf } from '../resting/resting.ts'
import { LawRoom } from '../room.tsx'
import { lawWords } from '../words.ts'
import { registerMessages } from './messages.ts'
import { NormQuote, RequirementFacts, StepsTable } from './norm-parts.tsx'

interface RequirementPageProps {
  readonly law: LawBook
  readonly requirement: RequirementOnFile
  readonly derogations: readonly DerogationOnFile[]
  readonly needs: readonly Need[]
  readonly services: ReadonlyMap<string, Localized>
  readonly today: Temporal.PlainDate
}

/** One requirement: what the law says, what that shuts, what relieves of it, and what should be amended. */
export function RequirementPage(props: RequirementPageProps) {
  const { law, requirement, derogations, needs, services, today } = props
  const t = useWords(registerMessages)
  const resting = useWords(restingMessages)
  const words = useWords(lawWords)
  const language = useLanguage()
  return (
    <LawRoom here="register">
      <div class="law__detail">
        <p class="muted">
          {t.requirement} · {law.norms.get(requirement.norm)?.citation[language]}
        </p>
        <h1>{requirement.reason[language]}</h1>
        <NormQuote law={law} requirement={requirement} />
        <StepsTable requirement={requirement} />
        <RequirementFacts requirement={requirement} services={services} />
        <h2>{t.derogations}</h2>
        {derogations.length === 0 ? <p class="muted">{t.noDerogations}</p> : null}
        <ul class="law__lines">
          {derogations.map(one => (
            <li key={one.id}>
              <Link href={`/amt/recht/ausnahmen/${one.id}`}>{one.title[language]}</Link>{' '}
              <span class="muted">
                {one.citation[language]} · {resting.standings[standingOf(one, today)]}
              </span>
            </li>
          ))}
        </ul>
        <h2>{t.needs}</h2>
        {needs.length === 0 ? <p class="muted">{t.noNeeds}</p> : null}
        <ul class="law__lines">
          {needs.map(need => (
            <li key={need.id}>
              <Link href={`/amt/recht/aenderungsbedarf/${need.id}`}>{need.title[language]}</Link>{' '}
              <span class="muted">{words.states[stateOf(need)]}</span>
            </li>
          ))}
        </ul>
        <p>
          <Link href="/amt/recht/register">{t.back}</Link>
        </p>
      </div>
    </LawRoom>
  )
}
