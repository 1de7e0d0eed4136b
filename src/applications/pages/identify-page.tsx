import { Temporal } from 'temporal-polyfill'
import {
  Button,
  ButtonLink,
  Form,
  Link,
  Name,
  Notice,
  useLanguage,
  useWords,
} from '../../foundation/html/index.ts'
import { formatInstant } from '../../foundation/language/index.ts'
import { assuranceWords, type IdentityProvider } from '../../people/index.ts'
import { draftPath } from '../drafts/draft.ts'
import { differences, type Identified } from '../identification/identified.ts'
import { identificationMessages, type ProofOutcome } from '../identification/messages.ts'
import { FormFrame, stepBefore } from './form-frame.tsx'
import type { OpenDraft } from './open-draft.ts'
import { citationOf, type ProofDemand, sayingOf } from './proof-demand.ts'

export interface IdentifyPageProps {
  readonly open: OpenDraft
  readonly demand: ProofDemand
  readonly providers: readonly IdentityProvider[]
  /** What became of the last try. */
  readonly outcome: ProofOutcome | null
  readonly goOn: string
}

/** Where somebody proves who they are, sees what came of it, and finds the ways that need no proof. */
export function IdentifyPage({ open, demand, providers, outcome, goOn }: IdentifyPageProps) {
  const t = useWords(identificationMessages)
  const language = useLanguage()
  const { draft } = open
  const title = draft.identified ? t.done : demand.need ? t.titleNeeded : t.titleOffered
  return (
    <FormFrame open={open} title={title} back={stepBefore(open, 0, language)}>
      <div class="proof">
        {outcome ? (
          <div data-focus tabIndex={-1}>
            <Notice tone="warn" title={t.outcomes[outcome]} />
          </div>
        ) : null}
        {draft.identified ? <Proved open={open} identified={draft.identified} goOn={goOn} /> : null}
        {draft.identified && !demand.missing ? null : (
          <>
            <Why demand={demand} />
            <Start open={open} providers={providers} />
          </>
        )}
        {draft.identified ? null : <OtherWays open={open} demand={demand} goOn={goOn} />}
      </div>
    </FormFrame>
  )
}

function Why({ demand: { need, law } }: { demand: ProofDemand }) {
  const t = useWords(identificationMessages)
  const language = useLanguage()
  if (!need) return <p class="intro">{t.offered}</p>
  const words = assuranceWords[language]
  const says = sayingOf(law, need.requirement.norm)
  return (
    <>
      <h2>{t.why}</h2>
      <p class="intro">
        {says?.[language]} {t.needed(words.levels[need.level], words.proof[need.level])}
      </p>
      <p class="muted">
        {[need.requirement.norm, need.norm]
          .filter((norm, at, all) => all.indexOf(norm) === at)
          .flatMap(norm => citationOf(law, norm, language) ?? [])
          .join(' · ')}
      </p>
    </>
  )
}

function Start({ open, providers }: Pick<IdentifyPageProps, 'open' | 'providers'>) {
  const t = useWords(identificationMessages)
  const language = useLanguage()
  if (providers.length === 0) return <p>{t.noProvider}</p>
  return (
    <>
      {providers.map(({ id, name }) => (
        <Form action={draftPath(open.draft.id, 'ausweisen')} class="buttons" key={id}>
          <input type="hidden" name="provider" value={id} />
          <Button primary>{t.start(name[language])}</Button>
        </Form>
      ))}
      <p class="muted">{t.passedOn}</p>
    </>
  )
}

function Proved({ open, identified, goOn }: { open: OpenDraft; identified: Identified; goOn: string }) {
  const t = useWords(identificationMessages)
  const language = useLanguage()
  const words = assuranceWords[language]
  const { person, means, level, at } = identified
  const different = differences(open.draft.typed, identified)
  return (
    <>
      <dl class="facts">
        <dt>{t.doneAs}</dt>
        <dd>
          <Name>{`${person.givenNames} ${person.familyName}`.trim()}</Name>
        </dd>
        <dt>{t.doneHow}</dt>
        <dd>
          {words.means[means]} ({words.levels[level]})
        </dd>
        <dt>{t.doneWhen}</dt>
        <dd>{formatInstant(Temporal.Instant.from(at), language)}</dd>
      </dl>
      {different.length > 0 ? (
        <Notice tone="warn" title={t.differences}>
          <ul>
            {different.map(({ field, typed, verified }) => (
              <li key={field}>
                {t.fields[field]}: <Name>{t.difference(typed, verified)}</Name>
              </li>
            ))}
          </ul>
          <p>{t.differencesHint}</p>
        </Notice>
      ) : null}
      <div class="buttons">
        <ButtonLink primary href={goOn}>
          {t.goOn}
        </ButtonLink>
        <Form action={draftPath(open.draft.id, 'ausweisen', 'verwerfen')}>
          <Button quiet>{t.drop}</Button>
        </Form>
      </div>
    </>
  )
}

/** The equal ways: what the norm itself names, on paper, and all others. */
function OtherWays({ open, demand, goOn }: Pick<IdentifyPageProps, 'open' | 'demand' | 'goOn'>) {
  const t = useWords(identificationMessages)
  const language = useLanguage()
  const { id } = open.service
  return (
    <>
      <h2>{t.alternatives}</h2>
      {demand.need ? (
        <p>
          {demand.need.requirement.instead.text[language]} {t.alternativesEqual}
        </p>
      ) : null}
      <ul>
        <li>
          <Link href={goOn}>{t.without}</Link>
        </li>
        <li>
          <Link href={`/formular/${id}`}>{t.paper}</Link>
        </li>
        <li>
          <Link href={`/leistungen/${id}`}>{t.allWays}</Link>
        </li>
      </ul>
    </>
  )
}
