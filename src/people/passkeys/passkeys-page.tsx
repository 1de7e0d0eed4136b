import {
  Button,
  ErrorSummary,
  Form,
  Notice,
  TextField,
  useLanguage,
  usePage,
  useWords,
  WideTable,
} from '../../foundation/html/index.ts'
import { formatInstant } from '../../foundation/language/index.ts'
import { accountMessages } from '../account/messages.ts'
import { passkeyMessages } from './messages.ts'
import type { Passkey } from './queries.ts'

export const PASSKEYS = '/amt/konto/passkeys'

interface PasskeysPageProps {
  readonly passkeys: readonly Passkey[]
  /** Whether browsers can make passkeys for our address. */
  readonly possible: boolean
  readonly done?: string | undefined
  readonly error?: string | undefined
}

export function PasskeysPage({ passkeys, possible, done, error }: PasskeysPageProps) {
  const [t, a] = [useWords(passkeyMessages), useWords(accountMessages)]
  return (
    <div class="desk account">
      <h1>{t.title}</h1>
      {done ? <Notice tone="good" title={done} /> : null}
      <ErrorSummary problems={error ? [{ field: 'name', label: t.title, sentence: error }] : []} />
      <p class="reading">{t.lead}</p>
      {passkeys.length > 0 ? <PasskeyTable passkeys={passkeys} /> : <p class="muted">{t.none}</p>}
      {possible ? <NewPasskey error={error} /> : <Notice tone="info" title={t.noSite} />}
      <p class="wayback">
        <a class="link" href="/amt/konto">
          {a.back}
        </a>
      </p>
    </div>
  )
}

/** Without its script the form is hidden, and a sentence says why. */
function NewPasskey({ error }: { error?: string | undefined }) {
  const t = useWords(passkeyMessages)
  const { asset } = usePage()
  return (
    <>
      <p class="muted" id="passkey-missing">
        {t.noScript}
      </p>
      <div id="passkey" hidden>
        <Form action={PASSKEYS} id="passkey-create">
          <input type="hidden" name="answer" value="" />
          <TextField id="name" label={t.name} hint={t.nameHint} value="" width="medium" error={error} />
          <div class="buttons">
            <Button primary>{t.add}</Button>
          </div>
        </Form>
        <p class="field__error" id="passkey-failed" role="alert" hidden>
          {t.notMade}
        </p>
      </div>
      <script type="module" src={asset('passkeys.js')} />
    </>
  )
}

function PasskeyTable({ passkeys }: { passkeys: readonly Passkey[] }) {
  const t = useWords(passkeyMessages)
  const language = useLanguage()
  return (
    <WideTable label={t.title}>
      <table class="list sessions">
        <thead>
          <tr>
            {[t.key, t.since, t.used, t.act].map(title => (
              <th scope="col" key={title}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {passkeys.map(({ id, name, createdAt, lastUsedAt }) => (
            <tr key={id}>
              <th scope="row">
                <bdi>{name}</bdi>
              </th>
              <td>{formatInstant(createdAt, language)}</td>
              <td>{lastUsedAt ? formatInstant(lastUsedAt, language) : t.never}</td>
              <td>
                <Form action={`${PASSKEYS}/entfernung`}>
                  <input type="hidden" name="passkey" value={id} />
                  <button class="plain" type="submit" aria-label={t.removeOf(name)}>
                    {t.remove}
                  </button>
                </Form>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </WideTable>
  )
}
