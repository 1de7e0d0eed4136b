import { isIP } from 'node:net'
import { StartError } from './process/index.ts'
import {
  dataSettings,
  mailSettings,
  type Read,
  readSettings,
  singleSignOnSettings,
  smsGatewaySettings,
  type Together,
  together,
  watchSettings,
  webSettings,
} from './settings/index.ts'

const settings = { ...webSettings, ...dataSettings, ...mailSettings, ...watchSettings }

export type SmsGatewayAccess = Together<Read<typeof smsGatewaySettings>>
export type SingleSignOn = Together<Read<typeof singleSignOnSettings>>

/** What the environment says, checked once at the start of every process; `settings/` says what each means. */
export interface Config extends Read<typeof settings> {
  /** As citizens reach us, without a slash at the end: it stands in mails. */
  readonly publicUrl: string
  /** The identity provider of the house; null: staff sign in here alone. */
  readonly singleSignOn: SingleSignOn | null
  /** Null: SMS are kept as files, and outside the demo nobody is offered any. */
  readonly sms: SmsGatewayAccess | null
}

/** Throws a StartError that names every wrong variable. */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const wrong: string[] = []
  const read = readSettings(settings, environment, wrong)
  const singleSignOn = together(singleSignOnSettings, environment, wrong)
  const sms = together(smsGatewaySettings, environment, wrong)
  if (read.migrationUrl && !read.databaseUrl) wrong.push('MIGRATION_URL is set, but DATABASE_URL is not.')
  if (wrong.length > 0) throw new StartError(wrong.join('\n'))
  return {
    ...read,
    publicUrl: read.publicUrl ?? addressOf(read.host, read.port),
    migrationUrl: read.migrationUrl ?? read.databaseUrl,
    singleSignOn,
    sms,
  }
}

/** Nobody is promised an SMS that would never leave; the mailbox of the demo shows them. */
export function offersSms({ demo, smtpUrl, sms }: Config): boolean {
  return sms !== null || (demo && !smtpUrl)
}

/** As a browser reaches it from this machine. */
export function addressOf(host: string, port: number): string {
  const everywhere = host === '0.0.0.0' || host === '::'
  const name = everywhere ? 'localhost' : isIP(host) === 6 ? `[${host}]` : host
  return `http://${name}:${port}`
}
