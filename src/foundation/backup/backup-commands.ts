import { writeFile } from 'node:fs/promises'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { systemClock } from '../clock.ts'
import type { Command } from '../command/index.ts'
import { fingerprintOf, readStoredSecret } from '../own-secret.ts'
import { StartError } from '../process/index.ts'
import { notRestored, type RetentionRule } from '../retention/index.ts'
import { version } from '../version.ts'
import { isLocked } from './archive-writer.ts'
import { makeBackup } from './make-backup.ts'
import { fileFor, keyFrom, lockFrom, logsFrom, readOptions } from './read-options.ts'
import { recordBackup } from './record-backup.ts'
import { restoreBackup } from './restore-backup.ts'
import { verifyBackup } from './verify-backup.ts'

const makeKey: Command = {
  name: 'backup key',
  usage: 'FILE',
  summary: 'Makes a key for encrypted backups: keep FILE away from this machine, and set BACKUP_RECIPIENT',
  async run(call) {
    const { path } = readOptions(call)
    const identity = await generateX25519Identity()
    const recipient = await identityToRecipient(identity)
    try {
      await writeFile(path, `# public key: ${recipient}\n${identity}\n`, { mode: 0o600, flag: 'wx' })
    } catch (error) {
      throw new StartError(`The key cannot be written to ${path}: ${(error as NodeJS.ErrnoException).code}.`)
    }
    call.say(`BACKUP_RECIPIENT=${recipient}`)
    call.say(`Who holds ${path} can read every backup made for it; without it nobody can.`)
  },
}

const verify: Command = {
  name: 'backup verify',
  usage: 'FILE [--identity FILE | --passphrase-file FILE]',
  summary: 'Reads a backup to its end and compares it with its own manifest',
  async run(call) {
    const options = readOptions(call)
    const { head, manifest } = await verifyBackup(options.path, await keyFrom(options))
    const rows = Object.values(manifest.tables).reduce((sum, table) => sum + table.rows, 0)
    call.say(
      `Whole: ${rows} rows in ${head.tables.length} tables, made ${head.at} by Schalter ${head.version}.`,
    )
  },
}

const backup = (rules: readonly RetentionRule[]): Command => ({
  name: 'backup',
  usage: 'FILE|FOLDER [--recipient age1… | --passphrase-file FILE]',
  summary: 'Writes every table as it is at this moment into one file; the house may go on working',
  async run(call) {
    const options = readOptions(call)
    const lock = await lockFrom(call, options)
    const now = systemClock.now()
    const file = await fileFor(options, isLocked(lock), now)
    const db = await call.database()
    const { migrationUrl } = await call.connection()
    const leaveOut = notRestored(rules)
    const made = await makeBackup({ url: migrationUrl, file, lock, version, leaveOut, now })
    await recordBackup(db, { rows: made.rows, encrypted: isLocked(lock), at: now })
    call.say(`${file}: ${made.rows} rows in ${made.tables} tables.`)
    if (!isLocked(lock)) call.say('It is not encrypted and holds personal data: see backup key.')
    call.say(
      'Not in it: the secret, and the log of what is irrevocable (data folder: secret, irrevocable.jsonl).',
    )
  },
})

const restore: Command = {
  name: 'restore',
  usage: 'FILE [--replace] [--identity FILE | --passphrase-file FILE] [--log FILE … | --without-log]',
  summary: 'Brings a backup back, without what was deleted or revoked since; unsent mails are held',
  async run(call) {
    const options = readOptions(call)
    const { url, migrationUrl } = await call.connection({ make: true })
    const { head, rows, heldMails, doneAgain } = await restoreBackup({
      url,
      migrationUrl,
      file: options.path,
      key: await keyFrom(options),
      replace: options.replace ?? false,
      logs: logsFrom(call, options),
      withoutLog: options['without-log'] ?? false,
      log: call.say,
    })
    call.say(`Restored: ${rows} rows as they were at ${head.at}.`)
    call.say(`Deleted, revoked or sent since then, and so again now: ${doneAgain}.`)
    if (heldMails > 0)
      call.say(`${heldMails} mails that were unsent then are held: npm run schalter -- mail held`)
    const secret = call.config.givenSecret ?? readStoredSecret(call.config.dataFolder)
    if (head.secretFingerprint && (!secret || fingerprintOf(secret) !== head.secretFingerprint))
      call.say(
        'The secret at hand is not the one of this backup: bring back SCHALTER_SECRET or the file "secret".',
      )
  },
}

export function backupCommands(rules: readonly RetentionRule[]): readonly Command[] {
  return [makeKey, verify, backup(rules), restore]
}
