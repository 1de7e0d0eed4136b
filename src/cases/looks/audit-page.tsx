import { type AuditLine, wordsOfAct, wordsOfObject } from '../../foundation/audit/index.ts'
import { Notice, State, useLanguage, useWords, WideTable } from '../../foundation/html/index.ts'
import { formatInstant } from '../../foundation/language/index.ts'
import { caseMessages } from '../messages.ts'
import { auditMessages } from './audit-messages.ts'
import { LOOK_EXPLAINED, lookReasons } from './explain-look.ts'
import { lookMessages } from './messages.ts'
import { unusualSigns } from './unusual-look.ts'

interface AuditPageProps {
  readonly lines: readonly AuditLine[]
  /** Decoys that were opened lately. */
  readonly alarms: readonly AuditLine[]
  /** In whose own words a look was explained, by the id of the look. */
  readonly lookWords: ReadonlyMap<unknown, string>
  readonly broken: number | null
}

export function AuditPage({ lines, alarms, lookWords, broken }: AuditPageProps) {
  const t = useWords(auditMessages)
  const caseWords = useWords(caseMessages)
  const language = useLanguage()
  const last = lines.at(-1)
  return (
    <div class="desk">
      <h1>{t.auditTitle}</h1>
      <p class="muted">{t.auditLead}</p>
      {alarms.length > 0 ? (
        <Notice tone="bad" title={t.decoysOpened}>
          <p>{t.decoysMean}</p>
          {alarms.map(({ id, at, actorName, objectId }) => (
            <p key={id}>
              {t.decoyOpened(formatInstant(at, language), actorName ?? caseWords.citizenActor, objectId)}
            </p>
          ))}
        </Notice>
      ) : null}
      <p>
        {broken === null ? (
          <State tone="good">{t.auditSealed}</State>
        ) : (
          <State tone="bad">{t.auditBroken(broken)}</State>
        )}
      </p>
      <WideTable label={t.auditTitle}>
        <table class="list">
          <thead>
            <tr>
              <th scope="col">{t.auditWhen}</th>
              <th scope="col">{t.auditWho}</th>
              <th scope="col">{t.auditAct}</th>
              <th scope="col">{t.auditObject}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map(line => (
              <tr data-row="" key={line.id}>
                <td class="nowrap">{formatInstant(line.at, language)}</td>
                <td>{line.actorName ?? caseWords.citizenActor}</td>
                <td>
                  {wordsOfAct(line.act, language)}
                  <WhyLooked line={line} words={lookWords.get(line.detail.look)} />
                </td>
                <td>
                  {wordsOfObject(line.objectKind, language)} {line.objectId}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </WideTable>
      {last ? (
        <p class="buttons">
          <a class="link" href={`/amt/protokoll?vor=${last.id}`}>
            {t.older}
          </a>
        </p>
      ) : null}
    </div>
  )
}

/** What made a look unusual, and the reason that was given. */
function WhyLooked({ line: { act, detail }, words }: { line: AuditLine; words: string | undefined }) {
  const t = useWords(lookMessages)
  if (act !== LOOK_EXPLAINED) return null
  const reason = lookReasons.find(known => known === detail.reason)
  const signs = unusualSigns.filter(sign => Array.isArray(detail.unusual) && detail.unusual.includes(sign))
  return (
    <p class="muted">
      {[...signs.map(sign => t.signsOfOther[sign]), reason ? `${t.reason}: ${t.reasons[reason]}.` : ''].join(
        ' ',
      )}
      {words ? ` ${t.inWords(words)}` : ''}
    </p>
  )
}
