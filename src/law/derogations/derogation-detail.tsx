import type { Temporal } from 'temporal-polyfill'
import { Fact, Link, Notice, SourceLine, State, useLanguage, useWords } from '../../foundation/html/index.ts'
import { formatInstant, formatList, formatShortDay, type Localized } from '../../foundation/language/index.ts'
import { opensWays, type Territory } from '../derogation.ts'
import { type Need, stateOf } from '../needs/need.ts'
import { NormQuote, StepsTable } from '../register/norm-parts.tsx'
import type { LawBook, RequirementOnFile } from '../requirement.ts'
import { lawWords } from '../words.ts'
import { derogationMessages } from './messages.ts'
import type { DerogationOnFile, Term } from './queries.ts'
import { TermForms, type TermFormsProps } from './term-forms.tsx'

export interface DerogationDetailProps extends TermFormsProps {
  readonly law: LawBook
  readonly requirement: RequirementOnFile | null
  readonly needs: readonly Need[]
  readonly services: ReadonlyMap<string, Localized>
  readonly districts: ReadonlyMap<string, string>
  readonly said: string | null
}

/** One derogation: the norm, what it shuts, what the derogation says of it, and its history. */
export function DerogationDetail(props: DerogationDetailProps) {
  const { derogation, requirement, law, said } = props
  const t = useWords(derogationMessages)
  const language = useLanguage()
  return (
    <>
      {said && t.said[said] ? (
        <Notice
          tone={['nichts-freizugeben', 'eigener-eintrag'].includes(said) ? 'warn' : 'good'}
          title={t.said[said]}
        />
      ) : null}
      <p class="muted">
        <Link href="/amt/recht">{t.all}</Link> · {derogation.citation[language]}
      </p>
      <h1>{derogation.title[language]}</h1>
      <h2>{t.norm}</h2>
      {requirement ? (
        <>
          <NormQuote law={law} requirement={requirement} />
          <h2 class="kern-sr-only">{t.steps}</h2>
          <StepsTable requirement={requirement} />
          <p>
            <Link href={`/amt/recht/anforderungen/${requirement.id}`}>{t.toRequirement}</Link>
          </p>
        </>
      ) : (
        <p class="muted">{t.gone}</p>
      )}
      <h2>{t.derogation}</h2>
      <Facts {...props} />
      <History derogation={derogation} />
      <NeedLines {...props} />
      <TermForms {...props} />
    </>
  )
}

function Facts({ derogation, districts }: DerogationDetailProps) {
  const t = useWords(derogationMessages)
  const words = useWords(lawWords)
  const language = useLanguage()
  const { effect, instrument, opens } = derogation
  const day = (one: Temporal.PlainDate | null) =>
    one ? formatShortDay(one, language) : <span class="muted">{words.unknown}</span>
  const ways = opens
    ? formatList(
        opens.map(way => words.channels[way]),
        language,
      )
    : t.opensAll
  return (
    <dl class="law__facts">
      <Fact name={t.facts.effect}>
        {words.effects[effect]} ({words.instruments[instrument]})
      </Fact>
      <Fact name={t.facts.opens}>{opensWays(effect) ? ways : t.opensNothing}</Fact>
      <Fact name={t.facts.issuer}>{derogation.issuer[language]}</Fact>
      {derogation.reference ? <Fact name={t.facts.reference}>{derogation.reference}</Fact> : null}
      <Fact name={t.facts.territory}>
        <Where territory={derogation.territory} districts={districts} />
      </Fact>
      <Fact name={t.facts.covers}>
        <Covers covers={derogation.covers} />
      </Fact>
      {derogation.conditions ? (
        <Fact name={t.facts.conditions}>{derogation.conditions[language]}</Fact>
      ) : null}
      <Fact name={t.facts.from}>{day(derogation.from)}</Fact>
      <Fact name={t.facts.until}>
        {derogation.until ? day(derogation.until) : <span class="muted">{t.endless}</span>}
      </Fact>
      {derogation.reviewOn ? <Fact name={t.facts.review}>{day(derogation.reviewOn)}</Fact> : null}
      {derogation.note ? <Fact name={t.facts.note}>{derogation.note[language]}</Fact> : null}
      <Fact name={t.facts.source}>
        <SourceLine source={derogation.source} />
      </Fact>
    </dl>
  )
}

function Covers({ covers }: Pick<DerogationOnFile, 'covers'>) {
  const t = useWords(derogationMessages)
  const words = useWords(lawWords)
  if (covers === 'yes') return <State tone="good">{words.covers.yes}</State>
  if (covers === 'no') return <>{words.covers.no}</>
  return (
    <>
      <State tone="warn">{words.covers.unknown}</State> {t.notApplied}
    </>
  )
}

function Where({
  territory,
  districts,
}: {
  territory: Territory
  districts: DerogationDetailProps['districts']
}) {
  const t = useWords(derogationMessages).territories
  const language = useLanguage()
  switch (territory.kind) {
    case 'districts':
      return (
        <>
          {t.districts(
            formatList(
              territory.districts.map(id => districts.get(id) ?? id),
              language,
            ),
          )}
        </>
      )
    case 'land':
      return <>{t.land(territory.name[language])}</>
    default:
      return <>{t[territory.kind]}</>
  }
}

/** Who entered, renewed, ended and released it, oldest first. */
function History({ derogation }: { derogation: DerogationOnFile }) {
  const t = useWords(derogationMessages)
  const language = useLanguage()
  const { enteredBy, enteredName, enteredAt, releasedName, releasedAt, terms } = derogation
  const by = (name: string | null, at: Temporal.Instant) =>
    t.by(name ?? t.fromFile, formatInstant(at, language))
  return (
    <>
      <h2>{t.history}</h2>
      <ul class="law__lines">
        <li>
          {t.entered} <span class="muted">{by(enteredName, enteredAt)}</span>
          {enteredBy ? <Release name={releasedName} at={releasedAt} /> : null}
        </li>
        {terms.map(term => (
          <li key={term.number}>
            {sayTerm(term)} <span class="muted">{by(term.enteredName, term.enteredAt)}</span>
            {term.kind === 'renewed' ? <Release name={term.releasedName} at={term.releasedAt} /> : null}
            <span class="law__under">{term.reason}</span>
          </li>
        ))}
      </ul>
    </>
  )

  function sayTerm({ kind, until, reviewOn }: Term): string {
    const day = formatShortDay((until ?? reviewOn)!, language)
    return kind === 'renewed' ? t.renewedUntil(day) : t.endedOn(day)
  }
}

function Release({ name, at }: { name: string | null; at: Temporal.Instant | null }) {
  const t = useWords(derogationMessages)
  const language = useLanguage()
  return (
    <span class="law__under">
      {at ? (
        <State tone="good">
          {t.released}: {t.by(name ?? '', formatInstant(at, language))}
        </State>
      ) : (
        <State tone="waiting">{t.pending}</State>
      )}
    </span>
  )
}

function NeedLines({ needs }: DerogationDetailProps) {
  const t = useWords(derogationMessages)
  const words = useWords(lawWords)
  const language = useLanguage()
  return (
    <>
      <h2>{t.change}</h2>
      {needs.length === 0 ? <p class="muted">{t.noChange}</p> : null}
      <ul class="law__lines">
        {needs.map(need => (
          <li key={need.id}>
            <Link href={`/amt/recht/aenderungsbedarf/${need.id}`}>{need.title[language]}</Link>{' '}
            <span class="muted">
              {need.owner[language]} · {words.states[stateOf(need)]}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}
