import type { z } from 'zod'
import { Link, useLanguage, useWords } from '../../html/index.ts'
import { API_ROOT, type ApiRoute, problemPath, problemsOf } from '../../http/index.ts'
import { problemTypes } from '../../problem-types.ts'
import { openapiMessages } from '../messages.ts'

/** One call: what it is for, what one gives, what one gets. */
export function CallSection({ route }: { route: ApiRoute }) {
  const t = useWords(openapiMessages)
  const language = useLanguage()
  return (
    <article class="call">
      <h3>{route.summary[language]}</h3>
      <p>
        <code>
          {route.method} {`${API_ROOT}${route.path.replace(/:(\w+)/g, '{$1}')}`}
        </code>
      </p>
      {route.about ? <p>{route.about[language]}</p> : null}
      <dl class="answers">
        <div>
          <dt>{t.input}</dt>
          <dd>
            <Input route={route} />
          </dd>
        </div>
        <div>
          <dt>{t.answers}</dt>
          <dd>
            <ul>
              {Object.entries(route.answers).map(([status, { says }]) => (
                <li key={status}>
                  <code>{status}</code> {says[language]}
                </li>
              ))}
              {problemsOf(route).map(name => (
                <li key={name}>
                  <code>{problemTypes[name].status}</code>{' '}
                  <Link href={problemPath(name)}>{problemTypes[name].title[language]}</Link>
                </li>
              ))}
            </ul>
          </dd>
        </div>
      </dl>
    </article>
  )
}

function Input({ route }: { route: ApiRoute }) {
  const t = useWords(openapiMessages)
  const fields = [...fieldsOf(route.params), ...fieldsOf(route.query)]
  return (
    <ul>
      {fields.map(({ name, required }) => (
        <li key={name}>
          <code>{name}</code>
          {required ? ` (${t.required})` : null}
        </li>
      ))}
      <li>
        <code>language</code>
      </li>
      {route.caseCode ? (
        <li>
          <code>X-Case-Code</code>: {t.caseCode}
        </li>
      ) : null}
      {route.permission ? (
        <li>
          <code>Authorization: Bearer</code>: {t.bearer}
        </li>
      ) : null}
      {route.perform.kind === 'create' ? (
        <li>
          <code>Idempotency-Key</code>: {t.keyHeader}
        </li>
      ) : null}
      {route.body ? (
        <li>
          {t.body}
          {route.files ? ` ${t.files}` : null}
          {': '}
          {bodyFields(route.body).map(({ name, required }, index) => (
            <span key={name}>
              {index > 0 ? ', ' : null}
              <code>{name}</code>
              {required ? ` (${t.required})` : null}
            </span>
          ))}
        </li>
      ) : null}
    </ul>
  )
}

function fieldsOf(schema: z.ZodObject) {
  return Object.entries(schema.shape).map(([name, field]) => ({
    name,
    required: !(field as z.ZodType).safeParse(undefined).success,
  }))
}

function bodyFields(body: z.ZodType) {
  return 'shape' in body ? fieldsOf(body as z.ZodObject) : []
}
