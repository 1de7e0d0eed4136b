import { Link, useLanguage } from '../html/index.ts'
import { get, type PortalRoute, page } from '../http/index.ts'
import type { RetentionRule } from './retention-rule.ts'
import { sayKeeping } from './say-keeping.ts'

export const STORED_DATA_PATH = '/datenschutz/speicherung'

const words = {
  de: {
    title: 'Was wir speichern und wie lange',
    lead: 'Diese Liste kommt aus denselben Regeln, nach denen jede Nacht gelöscht wird.',
    why: 'Wozu',
    keep: 'Wie lange',
    job: 'Gelöscht wird',
    automatic: 'von selbst',
    backups: 'In Sicherungen',
    no: 'nein',
    others: 'Ohne Angaben über Personen',
    back: 'Zurück zum Datenschutz',
  },
  en: {
    title: 'What we store and how long',
    lead: 'This list comes from the same rules by which data are deleted every night.',
    why: 'What for',
    keep: 'How long',
    job: 'Deleted',
    automatic: 'automatically',
    backups: 'In backups',
    no: 'no',
    others: 'Without data about people',
    back: 'Back to privacy',
  },
}

function Fact({ name, children }: { name: string; children: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Rule({ rule }: { rule: RetentionRule }) {
  const language = useLanguage()
  const t = words[language]
  return (
    <>
      <h2>{rule.what[language]}</h2>
      <dl class="answers">
        <Fact name={t.why}>{rule.why[language]}</Fact>
        <Fact name={t.keep}>{sayKeeping(rule.keep, language)}</Fact>
        {rule.deletion ? <Fact name={t.job}>{t.automatic}</Fact> : null}
        {rule.restored === false ? <Fact name={t.backups}>{t.no}</Fact> : null}
      </dl>
    </>
  )
}

function StoredDataPage({ rules }: { rules: readonly RetentionRule[] }) {
  const language = useLanguage()
  const t = words[language]
  return (
    <div class="page section">
      <h1>{t.title}</h1>
      <p class="lead">{t.lead}</p>
      {rules
        .filter(rule => rule.personal)
        .map(rule => (
          <Rule key={rule.tables[0]} rule={rule} />
        ))}
      <h2>{t.others}</h2>
      <ul>
        {rules
          .filter(rule => !rule.personal)
          .map(rule => (
            <li key={rule.tables[0]}>{rule.what[language]}</li>
          ))}
      </ul>
      <p>
        <Link href="/datenschutz">{t.back}</Link>
      </p>
    </div>
  )
}

/** The record for citizens, in both languages. */
export function storedDataRoutes(rules: readonly RetentionRule[]): PortalRoute[] {
  return [
    get(STORED_DATA_PATH, async visit => page(words[visit.language].title, <StoredDataPage rules={rules} />)),
  ]
}
