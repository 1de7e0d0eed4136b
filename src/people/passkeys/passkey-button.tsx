import { Form, usePage, useWords } from '../../foundation/html/index.ts'
import { passkeyMessages } from './messages.ts'

export const PASSKEY_SIGN_IN = '/amt/anmeldung/passkey'

/** Shown by its script where the browser knows passkeys; without it nobody misses anything. */
export function PasskeyButton({ next }: { next: string }) {
  const t = useWords(passkeyMessages)
  const { asset } = usePage()
  return (
    <div class="otherway" id="passkey" hidden>
      <Form action={PASSKEY_SIGN_IN} id="passkey-get">
        <input type="hidden" name="weiter" value={next} />
        <input type="hidden" name="answer" value="" />
        <button class="kern-btn kern-btn--secondary" type="submit">
          <span class="kern-label">{t.signIn}</span>
        </button>
      </Form>
      <p class="field__error" id="passkey-failed" role="alert" hidden>
        {t.wrong}
      </p>
      <script type="module" src={asset('passkeys.js')} />
    </div>
  )
}
