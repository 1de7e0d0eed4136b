import { onOff, orNull, path, postgres, text } from './forms.ts'
import { setting } from './setting.ts'

const POSTGRES = 'an address like postgres://user:password@host/database'

/** Where the house keeps what it knows. */
export const dataSettings = {
  /** Absolute. Holds the embedded database, the secret and mails kept as files. */
  dataFolder: setting('SCHALTER_DATA', path.prefault('./data'), 'a folder'),
  /** Null: the embedded database is used. */
  databaseUrl: setting('DATABASE_URL', orNull(postgres), POSTGRES),
  /** Of a role that may alter tables; null where there is no outside database. */
  migrationUrl: setting('MIGRATION_URL', orNull(postgres), POSTGRES),
  /** From the environment; null: made once and kept in the data folder, see `own-secret.ts`. */
  givenSecret: setting('SCHALTER_SECRET', orNull(text.min(16)), 'at least 16 characters long'),
  /** Absolute. SHA-1 sums of stolen passwords in their order; null: new passwords are not looked up. */
  leakedPasswords: setting('LEAKED_PASSWORDS', orNull(path), 'a file'),
  /** For whom backups are encrypted, as `age1…`; null: they are not. */
  backupRecipient: setting(
    'BACKUP_RECIPIENT',
    orNull(text.regex(/^age1[0-9a-z]+$/)),
    'a public key like age1…, as npm run schalter -- backup key prints it',
  ),
  /** Load the Hamburg demo district into an empty database, and show its helpers. */
  demo: setting('SCHALTER_DEMO', onOff.default(true), '"on" or "off"'),
  /** Absolute. Where each office's sheets of today and the next opening day lie; null: `day-sheets` in the data folder. */
  daySheetFolder: setting('DAY_SHEET_FOLDER', orNull(path), 'a folder'),
  /** Absolute. Where each office's emergency folders lie; null: `emergency-folders` in the data folder. */
  emergencyFolder: setting('EMERGENCY_FOLDER', orNull(path), 'a folder'),
  /** Absolute. Where the page that a proxy shows while the house is down lies; null: `status-page` in the data folder. */
  statusFolder: setting('STATUS_FOLDER', orNull(path), 'a folder'),
  /** Folder of reference data, for tests alone. */
  referenceData: setting('REFERENCE_DATA', orNull(text), 'a folder'),
}
