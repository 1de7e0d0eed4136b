import { Fact, Icon, Link, State, useLanguage, useWords } from '../../foundation/html/index.ts'
import { formatShortDay, type Language, type Localized } from '../../foundation/language/index.ts'
import { binds } from '../in-force.ts'
import type { LawBook, LawChannel, NormText, RequirementOnFile } from '../requirement.ts'
import { lawWords } from '../words.ts'
import { registerMessages } from './messages.ts'

interface NormProps {
  readonly law: Pick<LawBook, 'norms' | 'statutes'>
  readonly requirement: RequirementOnFile
}

/** What the law says, in its own words where they are on file, and in ours. */
export function NormQuote({ law, requirement }: NormProps) {
  const words = useWords(lawWords)
  const language = useLanguage()
  const norm = law.norms.get(requirement.norm)
  if (!norm) return null
  const statute = law.statutes.get(norm.statute)
  return (
    <div class="law__quote">
      {requirement.quote ? <blockquote lang="de">„{requirement.quote}“</blockquote> : null}
      <p>{norm.says[language]}</p>
      <p class="muted">
        {[norm.citation[language], statute && words.levels[statute.level]].filter(Boolean).join(' · ')} ·{' '}
        <TextOnFile text={norm} />
      </p>
    </div>
  )
}

/** Which text is on file, from when to when it holds, and where it can be read. */
export function TextOnFile({ text }: { text: NormText }) {
  const t = useWords(registerMessages)
  const language = useLanguage()
  const { textAsOf, source } = text
  return (
    <>
      {[textAsOf ? t.textAsOf(formatShortDay(textAsOf, language)) : t.noText, ...daysOf(text, language)].join(
        ', ',
      )}
      {source ? (
        <>
          {' '}
          <Link href={source}>{t.readText}</Link>
        </>
      ) : null}
    </>
  )
}

/** `ab 01.11.2024`, `bis 31.10.2024`; nothing where neither is known. */
export function daysOf(
  { validFrom, validUntil }: Pick<NormText, 'validFrom' | 'validUntil'>,
  language: Language,
): string[] {
  const t = registerMessages[language]
  return [
    ...(validFrom ? [t.from(formatShortDay(validFrom, language))] : []),
    ...(validUntil ? [t.until(formatShortDay(validUntil, language))] : []),
  ]
}

const channels = [
  'online',
  'phone',
  'email',
  'post',
  'video',
  'onsite',
] as const satisfies readonly LawChannel[]

/** The step it binds: which ways it shuts, and which it leaves open. On site is never shut. */
export function StepsTable({ requirement }: { requirement: RequirementOnFile }) {
  const t = useWords(registerMessages)
  const words = useWords(lawWords)
  const { closes, step, identification } = requirement
  const shut = binds(requirement) ? channels.filter(channel => closes.includes(channel)) : []
  const open = channels.filter(channel => !shut.includes(channel))
  const say = (ways: readonly LawChannel[]) => ways.map(way => words.channels[way]).join(', ')
  return (
    <table class="list law__steps">
      <thead>
        <tr>
          <th scope="col">{t.step}</th>
          <th scope="col">{t.shuts}</th>
          <th scope="col">{t.leaves}</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">{words.steps[step]}</th>
          <td>
            {shut.length === 0 ? (
              t.nothing
            ) : (
              <span class="law__shut">
                <Icon name="cross" />
                {say(shut)}
              </span>
            )}
          </td>
          <td>
            <State tone="good">{shut.length === 0 ? t.allWays : say(open)}</State>
            {identification ? <span class="law__under">{t.proof}</span> : null}
          </td>
        </tr>
      </tbody>
    </table>
  )
}

interface FactsProps {
  readonly requirement: RequirementOnFile
  readonly services: ReadonlyMap<string, Localized>
}

/** What is known of a requirement; what is not known says so. */
export function RequirementFacts({ requirement, services }: FactsProps) {
  const t = useWords(registerMessages)
  const words = useWords(lawWords)
  const language = useLanguage()
  const { kind, modality, actor, consequence, exceptions, deadline } = requirement
  const named = requirement.services.map(id => services.get(id)?.[language] ?? id).join(', ')
  const known = (text: Localized | null) => text?.[language] ?? <span class="muted">{words.unknown}</span>
  return (
    <dl class="law__facts">
      <Fact name={t.facts.kind}>{words.kinds[kind]}</Fact>
      <Fact name={t.facts.modality}>{words.modalities[modality]}</Fact>
      <Fact name={t.facts.actor}>{known(actor)}</Fact>
      {deadline ? <Fact name={t.facts.deadline}>{deadline[language]}</Fact> : null}
      <Fact name={t.facts.consequence}>{known(consequence)}</Fact>
      <Fact name={t.facts.exceptions}>{known(exceptions)}</Fact>
      <Fact name={t.facts.valid}>{daysOf(requirement, language).join(', ') || t.always}</Fact>
      <Fact name={t.facts.services}>{named || words.noService}</Fact>
    </dl>
  )
}
