import { isIP } from 'node:net'
import type { Config } from '../config.ts'
import { type Database, poolOf } from '../database/index.ts'
import { type Finding, note, ok, wrong } from './finding.ts'

/** As PostgreSQL sees the connection it is asked over. */
export interface Way {
  readonly encrypted: boolean
  /** By a socket, or from and to this very machine. */
  readonly local: boolean
}

export async function wayToDatabase(db: Database): Promise<Way> {
  const { rows } = await poolOf(db).query<Way>(`
    SELECT coalesce((SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()), false) AS encrypted,
      inet_client_addr() IS NULL OR inet_client_addr() = inet_server_addr()
        OR inet_client_addr() <<= '127.0.0.0/8' OR inet_client_addr() = '::1' AS local`)
  return rows[0]!
}

/** Whether somebody on the way to the database could read along. */
export function databaseWay({ encrypted, local }: Way): Finding {
  if (local) return ok('The way to the database leaves this machine nowhere')
  return encrypted
    ? ok('The way to the database is encrypted')
    : wrong('The way to the database is not encrypted: add ?sslmode=verify-full to DATABASE_URL')
}

/** Whether somebody on the way to the mail server could: without a demand, encryption is a matter of its goodwill. */
export function mailWay({ smtpUrl }: Pick<Config, 'smtpUrl'>): Finding[] {
  if (!smtpUrl) return []
  const { hostname, protocol, searchParams } = new URL(smtpUrl)
  if (protocol === 'smtps:' || searchParams.get('requireTLS') === 'true')
    return [ok('Mails leave encrypted or not at all')]
  if (isOwn(hostname)) return [ok('Mails go to a server on this machine')]
  return [
    note('Mails leave without encryption where the server offers none: add ?requireTLS=true to SMTP_URL'),
  ]
}

function isOwn(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '')
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'))
}
