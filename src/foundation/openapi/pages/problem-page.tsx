import { Link, useLanguage, useWords } from '../../html/index.ts'
import { problemPath } from '../../http/index.ts'
import { type ProblemName, problemTypes } from '../../problem-types.ts'
import { openapiMessages } from '../messages.ts'

/** What stands under the `type` of a problem document. */
export function ProblemPage({ name }: { name: ProblemName }) {
  const t = useWords(openapiMessages)
  const language = useLanguage()
  const { title, about, status } = problemTypes[name]
  return (
    <div class="page section">
      <h1>{title[language]}</h1>
      <p class="lead">{about[language]}</p>
      <dl class="answers">
        <div>
          <dt>{t.type}</dt>
          <dd>
            <code>{problemPath(name)}</code>
          </dd>
        </div>
        <div>
          <dt>{t.status}</dt>
          <dd>
            <code>{status}</code>
          </dd>
        </div>
      </dl>
      <p>
        <Link href="/api">{t.all}</Link>
      </p>
    </div>
  )
}
