import { Button, Form, State, useLanguage, useWords, WideTable } from '../../foundation/html/index.ts'
import { formatInstant } from '../../foundation/language/index.ts'
import { accountMessages } from '../account/messages.ts'
import { deviceOf } from './device.ts'
import type { OwnSession } from './own-sessions.ts'

/** Where one is signed in, each with its end. */
export function SessionList({ sessions }: { sessions: readonly OwnSession[] }) {
  const t = useWords(accountMessages)
  const language = useLanguage()
  return (
    <>
      <WideTable label={t.sessions}>
        <table class="list sessions">
          <thead>
            <tr>
              {[t.device, t.seen, t.begun, t.by, t.act].map(title => (
                <th scope="col" key={title}>
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sessions.map(session => (
              <tr key={session.id}>
                <th scope="row">
                  <DeviceName userAgent={session.userAgent} />
                </th>
                <td>{formatInstant(session.lastSeenAt, language)}</td>
                <td>{formatInstant(session.begunAt, language)}</td>
                <td>{t.waysIn[session.by]}</td>
                <td>
                  {session.isThisOne ? <State tone="good">{t.thisOne}</State> : <End session={session} />}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </WideTable>
      {sessions.length > 1 ? (
        <Form action={ENDS}>
          <div class="buttons">
            <Button name="session" value="others">
              {t.endOthers}
            </Button>
          </div>
        </Form>
      ) : null}
    </>
  )
}

const ENDS = '/amt/konto/sitzungen/ende'

function useDeviceName(userAgent: string): string {
  const t = useWords(accountMessages)
  const { browser, system } = deviceOf(userAgent)
  return browser && system ? `${browser} ${t.on} ${system}` : (browser ?? system ?? t.unknownDevice)
}

function DeviceName({ userAgent }: { userAgent: string }) {
  return <>{useDeviceName(userAgent)}</>
}

function End({ session }: { session: OwnSession }) {
  const t = useWords(accountMessages)
  const device = useDeviceName(session.userAgent)
  return (
    <Form action={ENDS}>
      <input type="hidden" name="session" value={session.id} />
      <button class="plain" type="submit" aria-label={t.endOf(device)}>
        {t.end}
      </button>
    </Form>
  )
}
