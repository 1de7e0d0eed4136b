import { Name, useWords, WideTable } from '../../foundation/html/index.ts'
import type { Messages } from '../../foundation/language/index.ts'

const de = {
  title: 'Codes der Demo',
  lead: 'Im echten Amt zeigt eine App auf dem Diensthandy diese Codes. Die Menschen der Demo sind erfunden und haben kein Handy; darum stehen ihre Codes hier. Das Passwort steht dort, wo die Demo gestartet wurde.',
  name: 'Benutzername',
  who: 'Wer',
  code: 'Code jetzt',
  wait: 'gleich der nächste',
  reload:
    'Jeder Code gilt einmal und etwa eine Minute lang. Laden Sie die Seite neu, wenn Sie einen neuen brauchen.',
}
const en: typeof de = {
  title: 'Codes of the demo',
  lead: 'In a real office an app on the office phone shows these codes. The people of the demo are invented and have no phone; that is why their codes are here. The password is where the demo was started.',
  name: 'User name',
  who: 'Who',
  code: 'Code now',
  wait: 'the next one comes in a moment',
  reload: 'Each code works once, for about a minute. Reload this page when you need a new one.',
}
export const demoCodesMessages: Messages<typeof de> = { de, en }

export interface DemoCode {
  readonly signIn: string
  readonly name: string
  /** Undefined: the last one has just been used. */
  readonly code: string | undefined
}

export function DemoCodesPage({ codes }: { codes: readonly DemoCode[] }) {
  const t = useWords(demoCodesMessages)
  return (
    <div class="page section">
      <h1>{t.title}</h1>
      <p class="lead">{t.lead}</p>
      <p>{t.reload}</p>
      <WideTable label={t.title}>
        <table class="kern-table">
          <thead class="kern-table__head">
            <tr class="kern-table__row">
              <th scope="col" class="kern-table__header">
                {t.who}
              </th>
              <th scope="col" class="kern-table__header">
                {t.name}
              </th>
              <th scope="col" class="kern-table__header">
                {t.code}
              </th>
            </tr>
          </thead>
          <tbody class="kern-table__body">
            {codes.map(({ signIn, name, code }) => (
              <tr class="kern-table__row" key={signIn}>
                <th scope="row" class="kern-table__header">
                  <Name>{name}</Name>
                </th>
                <td class="kern-table__cell">{signIn}</td>
                <td class="kern-table__cell">{code ? <code class="code">{code}</code> : t.wait}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </WideTable>
    </div>
  )
}
