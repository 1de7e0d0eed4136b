import { describe, expect, it } from 'vitest'
import { lintMigration } from './lint-migration.ts'
import { migrationsFolder, readMigrations } from './migration-files.ts'

/** What came before makes the first version, and no other version runs beside it. */
const FIRST_UNDER_THE_RULE = 24

it('our own migrations let the version before go on', () => {
  const later = readMigrations(migrationsFolder).filter(({ number }) => number >= FIRST_UNDER_THE_RULE)
  expect(later.flatMap(({ name, text }) => lintMigration(text).map(found => `${name}: ${found}`))).toEqual([])
})

describe('refused is', () => {
  it.each([
    'DROP TABLE cases.act',
    'ALTER TABLE cases.act DROP COLUMN note',
    'ALTER TABLE cases.act DROP note',
    'ALTER TABLE cases.act RENAME COLUMN note TO remark',
    'ALTER TABLE cases.act RENAME TO deed',
    'ALTER TABLE cases.act ALTER COLUMN note TYPE varchar(10)',
    'ALTER TABLE cases.act ALTER note SET DATA TYPE varchar(10)',
    'ALTER TABLE cases.act ALTER COLUMN actor_id SET NOT NULL',
    'ALTER TABLE cases.act ADD COLUMN team text NOT NULL',
    'ALTER TABLE cases.act ADD team text NOT NULL, ADD COLUMN x int',
    'ALTER TABLE cases.act ADD CHECK (kind <> $1)',
    'ALTER TABLE cases.act ADD CONSTRAINT c UNIQUE (case_id, kind)',
    'TRUNCATE cases.act',
    'LOCK TABLE cases.act',
    "-- a comment\nSELECT ';'; DROP\n  TABLE cases.act",
  ])('%s', text => {
    expect(lintMigration(text)).not.toEqual([])
  })
})

describe('allowed is', () => {
  it.each([
    'CREATE TABLE a.b (id uuid PRIMARY KEY, name text NOT NULL, UNIQUE (name))',
    'ALTER TABLE cases.act ADD COLUMN team text',
    "ALTER TABLE cases.act ADD COLUMN team text NOT NULL DEFAULT 'x'",
    'ALTER TABLE cases.act ADD CONSTRAINT c CHECK (x > 0) NOT VALID',
    'ALTER TABLE cases.act ALTER COLUMN note DROP NOT NULL',
    'ALTER TABLE cases.act DROP CONSTRAINT act_check',
    'ALTER TABLE cases.act ENABLE ROW LEVEL SECURITY',
    'CREATE INDEX x ON cases.act (at)',
    'CREATE TRIGGER t AFTER INSERT OR TRUNCATE ON cases.act FOR EACH STATEMENT EXECUTE FUNCTION f()',
    "COMMENT ON TABLE cases.act IS 'DROP TABLE is but a word; RENAME, too'",
    'CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$ BEGIN DROP TABLE t; END $$',
    '-- contract: no version since 0.3 reads it\nDROP TABLE cases.act',
  ])('%s', text => {
    expect(lintMigration(text)).toEqual([])
  })
})
