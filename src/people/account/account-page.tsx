import type { ComponentChildren } from 'preact'
import { Button, Form, Notice, useLanguage, useWords } from '../../foundation/html/index.ts'
import { berlinDay, formatDay } from '../../foundation/language/index.ts'
import { roles, type StaffActor } from '../../foundation/permissions/index.ts'
import { peopleMessages } from '../messages.ts'
import { passkeyMessages } from '../passkeys/messages.ts'
import { PASSKEYS } from '../passkeys/passkeys-page.tsx'
import type { OwnSession } from '../sessions/own-sessions.ts'
import { SessionList } from '../sessions/session-list.tsx'
import type { Account } from './find-account.ts'
import { accountMessages } from './messages.ts'

export interface AccountPageProps {
  readonly staff: StaffActor
  readonly account: Account
  readonly sessions: readonly OwnSession[]
  readonly keysOff: boolean
  /** What was just done. */
  readonly done?: string | undefined
}

/** Everything about oneself on one page: how one signs in, where one is signed in, how one likes to work. */
export function AccountPage(props: AccountPageProps) {
  const t = useWords(accountMessages)
  const language = useLanguage()
  const { staff } = props
  return (
    <div class="desk account">
      <h1>
        {t.account}: {staff.name}
      </h1>
      {props.done ? <Notice tone="good" title={props.done} /> : null}
      <dl class="facts">
        <dt>{t.signIn}</dt>
        <dd>{props.account.signIn}</dd>
        <dt>{t.roles}</dt>
        <dd>{staff.roles.map(role => roles[role][language]).join(', ')}</dd>
        <dt>{t.teams}</dt>
        <dd>{staff.teams.join(', ') || t.none}</dd>
      </dl>
      <h2>{t.safety}</h2>
      <Safety {...props.account} />
      <h2>{t.sessions}</h2>
      <SessionList sessions={props.sessions} />
      <Preferences keysOff={props.keysOff} />
    </div>
  )
}

function Safety({ passwordChangedAt, totpSetAt, recoveryCodesLeft, passkeys }: Account) {
  const [t, p] = [useWords(accountMessages), useWords(passkeyMessages)]
  const language = useLanguage()
  const day = (at: typeof passwordChangedAt) => (at ? formatDay(berlinDay(at), language) : null)
  const [changed, setUp] = [day(passwordChangedAt), day(totpSetAt)]
  return (
    <dl class="safety">
      <Proof name={t.password} href="/amt/konto/passwort" act={t.changePassword}>
        {changed ? t.passwordSince(changed) : t.passwordNever}
      </Proof>
      <Proof name={t.factor} href="/amt/konto/zweiter-faktor" act={t.moveFactor}>
        {setUp ? t.factorSince(setUp) : t.factorNone}
      </Proof>
      <Proof name={t.recovery} href="/amt/konto/notfallcodes" act={t.newRecovery}>
        {t.recoveryLeft(recoveryCodesLeft)}
      </Proof>
      <Proof name={p.title} href={PASSKEYS} act={p.manage}>
        {passkeys > 0 ? p.some(passkeys) : p.none}
      </Proof>
    </dl>
  )
}

function Proof(props: { name: string; href: string; act: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{props.name}</dt>
      <dd>{props.children}</dd>
      <dd>
        <a class="link" href={props.href}>
          {props.act}
        </a>
      </dd>
    </div>
  )
}

function Preferences({ keysOff }: { keysOff: boolean }) {
  const t = useWords(peopleMessages)
  const language = useLanguage()
  return (
    <>
      <h2>{t.language}</h2>
      <Form action="/amt/konto/sprache">
        <div class="buttons">
          <Button name="language" value={language === 'de' ? 'en' : 'de'}>
            {t.otherLanguage}
          </Button>
        </div>
      </Form>
      <h2>{t.keysTitle}</h2>
      <p>{keysOff ? t.keysOff : t.keysOn}</p>
      <Form action="/amt/konto/tasten">
        <div class="buttons">
          <Button name="keys" value={keysOff ? 'on' : 'off'}>
            {keysOff ? t.turnOn : t.turnOff}
          </Button>
        </div>
      </Form>
    </>
  )
}
