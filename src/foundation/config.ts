import { isIP } from 'node:net'
import { resolve } from 'node:path'
import { z } from 'zod'
import { StartError } from './process/index.ts'
import { root } from './root.ts'

/** What the environment says, checked once at the start of every process. */
export interface Config {
  readonly port: number
  readonly host: string
  /** Absolute. Holds the embedded database, the secret and mails kept as files. */
  readonly dataFolder: string
  /** Null: the embedded database is used. */
  readonly databaseUrl: string | null
  /** Of a role that may alter tables; null where there is no outside database. */
  readonly migrationUrl: string | null
  /** As citizens reach us, without a slash at the end: it stands in mails. */
  readonly publicUrl: string
  /** Null: mails are kept as files. */
  readonly smtpUrl: string | null
  /** Sender of every mail, `Amt <post@amt.example>`; null: made of the public address. */
  readonly mailFrom: string | null
  /** Where an answer to a mail goes; null: to the sender. */
  readonly mailReplyTo: string | null
  /** Return path of every mail, with a token of its own before the @; null: the sender. */
  readonly bounceAddress: string | null
  /** Absolute. Where the mail server puts what comes to the return path; null: nothing is read. */
  readonly bounceFolder: string | null
  readonly rateLimit: boolean
  /** Off, for measurements: every page is rendered anew, and what it shows is looked at each time. */
  readonly keptPages: boolean
  /** The identity provider of the house; null: staff sign in here alone. */
  readonly singleSignOn: SingleSignOn | null
  /** Load the Hamburg demo district into an empty database, and show its helpers. */
  readonly demo: boolean
  readonly logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug'
  /** Whose X-Forwarded-For counts: addresses or networks of the proxies, or false. */
  readonly trustProxy: string | false
  /** Who shows it may read /metrics; null: only this machine may. */
  readonly metricsToken: string | null
  /** Where to report a weakness, for /.well-known/security.txt; null: the page does not exist. */
  readonly securityContact: string | null
  /** Absolute. SHA-1 sums of stolen passwords in their order; null: new passwords are not looked up. */
  readonly leakedPasswords: string | null
  /** For whom backups are encrypted, as `age1…`; null: they are not. */
  readonly backupRecipient: string | null
  /** Folder of reference data, for tests alone. */
  readonly referenceData: string | null
  /** From the environment; null: made once and kept in the data folder, see `own-secret.ts`. */
  readonly givenSecret: string | null
}

export interface SingleSignOn {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
}

const port = z
  .string()
  .regex(/^\d{1,5}$/)
  .transform(Number)
  .pipe(z.number().max(65_535))
const onOff = z.enum(['on', 'off']).transform(word => word === 'on')
const mailbox = z
  .string()
  .regex(/^(?:[^<>"@\r\n]{1,100} <[^\s<>"@,;:]+@[a-z0-9.-]+>|[^\s<>"@,;:]+@[a-z0-9.-]+)$/i)
const postgres = url('postgres:', 'postgresql:')

const variables = {
  PORT: rule(port.default(8080), 'a port number from 0 to 65535'),
  HOST: rule(z.string().refine(isHost).default('127.0.0.1'), 'an address or a host name'),
  SCHALTER_DATA: rule(z.string().default('./data'), 'a folder'),
  SCHALTER_SECRET: rule(z.string().min(16).optional(), 'at least 16 characters long'),
  REFERENCE_DATA: rule(z.string().optional(), 'a folder'),
  DATABASE_URL: rule(postgres.optional(), 'an address like postgres://user:password@host/database'),
  MIGRATION_URL: rule(postgres.optional(), 'an address like postgres://user:password@host/database'),
  PUBLIC_URL: rule(url('http:', 'https:').optional(), 'an address like https://amt.example'),
  SMTP_URL: rule(url('smtp:', 'smtps:').optional(), 'an address like smtp://host:587'),
  OIDC_ISSUER: rule(
    z.string().refine(isIssuer).optional(),
    'an address like https://login.example (http only on this machine)',
  ),
  OIDC_CLIENT_ID: rule(z.string().optional(), 'the name of this program at the identity provider'),
  OIDC_CLIENT_SECRET: rule(z.string().min(8).optional(), 'at least 8 characters long'),
  MAIL_FROM: rule(mailbox.optional(), 'an address like post@amt.example or "Amt <post@amt.example>"'),
  MAIL_REPLY_TO: rule(mailbox.optional(), 'an address like post@amt.example or "Amt <post@amt.example>"'),
  BOUNCE_ADDRESS: rule(
    // With the token it still has to fit into the 64 characters before the @ (RFC 5321).
    z
      .string()
      .regex(/^[a-z0-9._-]{1,14}@[a-z0-9.-]+$/i)
      .optional(),
    'an address like bounce@amt.example, with at most 14 characters before the @',
  ),
  BOUNCE_FOLDER: rule(z.string().optional(), 'a folder'),
  RATE_LIMIT: rule(onOff.default(true), '"on" or "off"'),
  KEPT_PAGES: rule(onOff.default(true), '"on" or "off"'),
  SCHALTER_DEMO: rule(onOff.default(true), '"on" or "off"'),
  LOG_LEVEL: rule(
    z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('warn'),
    '"silent", "error", "warn", "info" or "debug"',
  ),
  METRICS_TOKEN: rule(z.string().min(16).optional(), 'at least 16 characters long'),
  SECURITY_CONTACT: rule(
    url('mailto:', 'https:').optional(),
    'an address like mailto:security@amt.example or https://amt.example/report',
  ),
  LEAKED_PASSWORDS: rule(z.string().optional(), 'a file'),
  BACKUP_RECIPIENT: rule(
    z
      .string()
      .regex(/^age1[0-9a-z]+$/)
      .optional(),
    'a public key like age1…, as npm run schalter -- backup key prints it',
  ),
  TRUST_PROXY: rule(
    z
      .string()
      .regex(/^[0-9a-f.:/, ]+$|^loopback$/i)
      .optional(),
    'a list of addresses or networks of your proxies, or "loopback"',
  ),
}

/** Throws a StartError that names every wrong variable. A variable set to nothing counts as not set. */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const wrong: string[] = []
  const PORT = read('PORT')
  const HOST = read('HOST')
  const DATABASE_URL = read('DATABASE_URL')
  const MIGRATION_URL = read('MIGRATION_URL')
  const oidc = [read('OIDC_ISSUER'), read('OIDC_CLIENT_ID'), read('OIDC_CLIENT_SECRET')] as const
  const [issuer, clientId, clientSecret] = oidc
  const BOUNCE_FOLDER = read('BOUNCE_FOLDER')
  const LEAKED_PASSWORDS = read('LEAKED_PASSWORDS')
  const config: Config = {
    port: PORT,
    host: HOST,
    dataFolder: absolute(read('SCHALTER_DATA')),
    databaseUrl: DATABASE_URL ?? null,
    migrationUrl: DATABASE_URL ? (MIGRATION_URL ?? DATABASE_URL) : null,
    publicUrl: (read('PUBLIC_URL') ?? addressOf(HOST, PORT)).replace(/\/+$/, ''),
    smtpUrl: read('SMTP_URL') ?? null,
    singleSignOn: issuer && clientId && clientSecret ? { issuer, clientId, clientSecret } : null,
    mailFrom: read('MAIL_FROM') ?? null,
    mailReplyTo: read('MAIL_REPLY_TO') ?? null,
    bounceAddress: read('BOUNCE_ADDRESS') ?? null,
    bounceFolder: BOUNCE_FOLDER ? absolute(BOUNCE_FOLDER) : null,
    rateLimit: read('RATE_LIMIT'),
    keptPages: read('KEPT_PAGES'),
    demo: read('SCHALTER_DEMO'),
    logLevel: read('LOG_LEVEL'),
    trustProxy: read('TRUST_PROXY') ?? false,
    metricsToken: read('METRICS_TOKEN') ?? null,
    securityContact: read('SECURITY_CONTACT') ?? null,
    leakedPasswords: LEAKED_PASSWORDS ? absolute(LEAKED_PASSWORDS) : null,
    backupRecipient: read('BACKUP_RECIPIENT') ?? null,
    referenceData: read('REFERENCE_DATA') ?? null,
    givenSecret: read('SCHALTER_SECRET') ?? null,
  }
  if (MIGRATION_URL && !DATABASE_URL) wrong.push('MIGRATION_URL is set, but DATABASE_URL is not.')
  if (!config.singleSignOn && oidc.some(value => value !== undefined))
    wrong.push('OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET are set together or not at all.')
  if (wrong.length > 0) throw new StartError(wrong.join('\n'))
  return config

  function read<Name extends keyof typeof variables>(
    name: Name,
  ): z.output<(typeof variables)[Name]['schema']> {
    const { schema, demand } = variables[name]
    const value = environment[name] || undefined
    const result = schema.safeParse(value)
    // A secret, and the password inside an address, are not repeated on a screen or in a log.
    if (!result.success)
      wrong.push(`${name} must be ${demand}${mayBeShown(name) ? `, but is "${value}"` : ''}.`)
    return result.data as never
  }
}

/** As a browser reaches it from this machine. */
export function addressOf(host: string, port: number): string {
  const everywhere = host === '0.0.0.0' || host === '::'
  const name = everywhere ? 'localhost' : isIP(host) === 6 ? `[${host}]` : host
  return `http://${name}:${port}`
}

function rule<Schema extends z.ZodType>(schema: Schema, demand: string): { schema: Schema; demand: string } {
  return { schema, demand }
}

function mayBeShown(name: string): boolean {
  return !/_(SECRET|TOKEN|URL)$/.test(name)
}

function url(...protocols: string[]) {
  return z.string().refine(text => URL.canParse(text) && protocols.includes(new URL(text).protocol))
}

/** Over the network an identity is worth something by https alone. */
function isIssuer(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, hostname, username } = new URL(text)
  const here = ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
  return username === '' && (protocol === 'https:' || (protocol === 'http:' && here))
}

function isHost(text: string): boolean {
  return isIP(text) !== 0 || /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(text)
}

/** Relative to the product's folder, so that every command means the same one wherever it is called. */
function absolute(folder: string): string {
  return resolve(root, folder)
}
