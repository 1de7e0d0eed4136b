import { join } from 'node:path'
import { expect, it } from 'vitest'
import { addressOf, offersSms, readConfig } from './config.ts'
import { root } from './root.ts'

it('has a default for everything', () => {
  expect(readConfig({})).toEqual({
    port: 8080,
    host: '127.0.0.1',
    dataFolder: join(root, 'data'),
    databaseUrl: null,
    migrationUrl: null,
    publicUrl: 'http://127.0.0.1:8080',
    smtpUrl: null,
    mailFrom: null,
    mailReplyTo: null,
    bounceAddress: null,
    bounceFolder: null,
    sms: null,
    smsSender: 'Schalter',
    smsCountries: ['DE'],
    rateLimit: true,
    videoRooms: null,
    holdsPerMinute: 120,
    singleSignOn: null,
    demo: true,
    logLevel: 'warn',
    keptPages: true,
    trustProxy: false,
    backupRecipient: null,
    daySheetFolder: null,
    emergencyFolder: null,
    statusFolder: null,
    leakedPasswords: null,
    metricsToken: null,
    securityContact: null,
    referenceData: null,
    givenSecret: null,
  })
})

it('takes a variable set to nothing for one that is not set', () => {
  expect(readConfig({ PORT: '', DATABASE_URL: '', SCHALTER_SECRET: '' })).toEqual(readConfig({}))
})

it('reads what is set', () => {
  const config = readConfig({
    PORT: '0',
    SCHALTER_DATA: '/srv/amt',
    DATABASE_URL: 'postgres://amt@db/amt',
    PUBLIC_URL: 'https://amt.example/',
    RATE_LIMIT: 'off',
    SCHALTER_DEMO: 'off',
    TRUST_PROXY: '10.0.0.0/8, ::1',
  })
  expect(config).toMatchObject({
    port: 0,
    dataFolder: '/srv/amt',
    migrationUrl: 'postgres://amt@db/amt',
    publicUrl: 'https://amt.example',
    rateLimit: false,
    demo: false,
    trustProxy: '10.0.0.0/8, ::1',
  })
})

it.each([
  ['PORT', '65536'],
  ['PORT', '-1'],
  ['PORT', '80 80'],
  ['HOST', 'not a host'],
  ['SCHALTER_SECRET', 'short'],
  ['DATABASE_URL', 'mysql://host/db'],
  ['MIGRATION_URL', 'host'],
  ['PUBLIC_URL', 'amt.example'],
  ['SMTP_URL', 'http://mail'],
  ['MAIL_FROM', 'Amt <post@amt.example>, other@amt.example'],
  ['MAIL_REPLY_TO', 'post'],
  ['BOUNCE_ADDRESS', 'far-too-long-before-the-sign@amt.example'],
  ['SMS_URL', 'http://sms.example'],
  ['SMS_TOKEN', 'with a space'],
  ['SMS_SENDER', 'far-too-long-a-name'],
  ['SMS_COUNTRIES', 'Deutschland'],
  ['RATE_LIMIT', 'yes'],
  ['HOLDS_PER_MINUTE', 'many'],
  ['SCHALTER_DEMO', '1'],
  ['LOG_LEVEL', 'loud'],
  ['OIDC_ISSUER', 'http://login.example'],
  ['OIDC_ISSUER', 'https://user@login.example'],
  ['OIDC_CLIENT_SECRET', 'short'],
  ['TRUST_PROXY', 'everybody'],
])('names %s when it is %s', (name, value) => {
  expect(() => readConfig({ [name]: value })).toThrow(`${name} must be`)
})

it('takes an identity provider as a whole or not at all', () => {
  const whole = {
    OIDC_ISSUER: 'https://login.example',
    OIDC_CLIENT_ID: 'schalter',
    OIDC_CLIENT_SECRET: 'a secret of the client',
  }
  expect(readConfig(whole).singleSignOn?.issuer).toBe('https://login.example')
  for (const name of Object.keys(whole))
    expect(() => readConfig({ ...whole, [name]: '' })).toThrow('set together or not at all')
})

it('takes an SMS gateway with its token or not at all', () => {
  const whole = { SMS_URL: 'https://sms.example/messages', SMS_TOKEN: 'a-token-of-the-gateway' }
  expect(readConfig({ ...whole, SMS_COUNTRIES: 'DE,DK' })).toMatchObject({
    sms: { url: whole.SMS_URL, token: whole.SMS_TOKEN },
    smsSender: 'Schalter',
    smsCountries: ['DE', 'DK'],
  })
  for (const name of Object.keys(whole))
    expect(() => readConfig({ ...whole, [name]: '' })).toThrow('set together or not at all')
})

it('offers SMS only where they arrive, or where the mailbox of the demo shows them', () => {
  const gateway = { SMS_URL: 'https://sms.example', SMS_TOKEN: 'a-token-of-the-gateway' }
  const offers = (environment: NodeJS.ProcessEnv) => offersSms(readConfig(environment))
  expect(offers({})).toBe(true)
  expect(offers({ SCHALTER_DEMO: 'off' })).toBe(false)
  expect(offers({ SMTP_URL: 'smtp://mail' })).toBe(false)
  expect(offers({ SMTP_URL: 'smtp://mail', SCHALTER_DEMO: 'off', ...gateway })).toBe(true)
})

it('repeats no secret', () => {
  const read = () => readConfig({ SCHALTER_SECRET: 'hunter2', SMTP_URL: 'ftp://amt:hunter2@host' })
  expect(read).toThrow(/^(?!.*hunter2)/s)
})

it('says how a browser on this machine reaches a host', () => {
  expect(addressOf('0.0.0.0', 80)).toBe('http://localhost:80')
  expect(addressOf('::1', 80)).toBe('http://[::1]:80')
})
