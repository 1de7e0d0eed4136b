import { Link, useLanguage, useWords, WideTable } from '../../html/index.ts'
import { type ApiRoute, byPurpose, type Purpose, problemPath } from '../../http/index.ts'
import { problemNames, problemTypes } from '../../problem-types.ts'
import { openapiMessages } from '../messages.ts'
import { CallSection } from './call-section.tsx'

export interface ApiPageProps {
  readonly routes: readonly ApiRoute[]
  readonly address: string
}

/** What a developer wants to know before reading the document itself. */
export function ApiPage({ routes, address }: ApiPageProps) {
  const t = useWords(openapiMessages)
  const topics = [...new Set(routes.map(({ topic }) => topic))]
  return (
    <div class="page section">
      <h1>{t.title}</h1>
      <p class="lead">{t.lead}</p>
      <p>
        <a href={`${address}/openapi.json`}>{t.document}</a>
      </p>
      <Rules address={address} />
      {topics.map(topic => (
        <section key={topic} aria-labelledby={topic}>
          <h2 id={topic}>{t.topics[topic]}</h2>
          {routes
            .filter(route => route.topic === topic)
            .map(route => (
              <CallSection key={`${route.method} ${route.path}`} route={route} />
            ))}
        </section>
      ))}
      <Limits />
      <Problems />
    </div>
  )
}

function Rules({ address }: { address: string }) {
  const t = useWords(openapiMessages)
  const rules = [
    [t.formats, t.formatsText],
    [t.language, t.languageText],
    [t.once, t.onceText],
    [t.copies, t.copiesText],
  ] as const
  return (
    <>
      <h2>{t.rules}</h2>
      <dl class="answers">
        <div>
          <dt>{t.address}</dt>
          <dd>
            <code>{address}</code>
          </dd>
        </div>
        {rules.map(([name, text]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}

function Limits() {
  const t = useWords(openapiMessages)
  return (
    <>
      <h2 id="limits">{t.limits}</h2>
      <p>{t.limitsText}</p>
      <WideTable label={t.limitsTable}>
        <table class="kern-table">
          <thead class="kern-table__head">
            <tr class="kern-table__row">
              <th scope="col" class="kern-table__header">
                {t.purpose}
              </th>
              <th scope="col" class="kern-table__header">
                {t.most}
              </th>
              <th scope="col" class="kern-table__header">
                {t.within}
              </th>
            </tr>
          </thead>
          <tbody class="kern-table__body">
            {(Object.keys(byPurpose) as Purpose[]).map(purpose => {
              const { tries, windowMinutes } = byPurpose[purpose]
              return (
                <tr key={purpose} class="kern-table__row">
                  <th scope="row" class="kern-table__header">
                    {t.purposes[purpose]}
                  </th>
                  <td class="kern-table__cell">
                    {purpose === 'upload' ? t.megabytes(tries) : t.calls(tries)}
                  </td>
                  <td class="kern-table__cell">{t.minutes(windowMinutes)}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </WideTable>
    </>
  )
}

function Problems() {
  const t = useWords(openapiMessages)
  const language = useLanguage()
  return (
    <>
      <h2 id="problems">{t.problems}</h2>
      <p>{t.problemsText}</p>
      <ul>
        {problemNames.map(name => (
          <li key={name}>
            <Link href={problemPath(name)}>{problemTypes[name].title[language]}</Link>{' '}
            <span class="muted">
              {problemTypes[name].status} <code>{problemPath(name)}</code>
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}
