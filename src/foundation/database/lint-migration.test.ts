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

describe('what is refused is told with its statement', () => {
  it.each([
    ['DROP TABLE a', 'drops what the version before uses'],
    ['drop\n  index x; DROP FUNCTION  f()', 'drops what the version before uses'],
    ['ALTER TABLE a DROP b', 'drops a column'],
    ['ALTER TABLE a RENAME TO b', 'renames what the version before uses'],
    ['ALTER TABLE a ALTER COLUMN b SET DATA TYPE text', 'changes a type and rewrites the table'],
    ['ALTER TABLE a ALTER COLUMN b SET NOT NULL', 'demands a value that the version before does not write'],
    [
      'ALTER TABLE a ADD COLUMN IF NOT EXISTS b numeric(10) NOT NULL',
      'adds a column without a default that must have a value',
    ],
    [
      'ALTER TABLE a ADD FOREIGN KEY (b) REFERENCES c',
      'demands of old rows, and of the version before, what neither knows',
    ],
    [
      'ALTER TABLE a ADD PRIMARY KEY (b)',
      'demands of old rows, and of the version before, what neither knows',
    ],
    ['LOCK TABLE a', 'shuts the version before out'],
  ])('%s', (text, says) => {
    const [found, ...others] = lintMigration(`SELECT 1; ${text.replaceAll(' ', '\n\t')};`)
    expect(others).toEqual([])
    expect(found).toBe(`${text.split('; ').at(-1)!.replaceAll(/\s+/g, ' ')}: ${says}`)
  })

  it('in eighty characters, all that are found', () => {
    const columns = Array.from({ length: 30 }, (_, n) => `DROP COLUMN c${n}`).join(', ')
    const [first, ...others] = lintMigration(`ALTER TABLE a ${columns}; TRUNCATE a`)
    expect(first).toMatch(/^ALTER TABLE a DROP COLUMN c0.{52}: drops/)
    expect(others.at(-1)).toBe('TRUNCATE a: shuts the version before out')
  })
})

describe('what is not executed is not looked at', () => {
  it.each([
    '/* DROP TABLE a */ SELECT 1 /* RENAME */',
    "SELECT 'it''s; DROP TABLE a'",
    'DO $body$ BEGIN EXECUTE $q$ DROP TABLE a $q$; END $body$',
    'SELECT 1 -- DROP TABLE a',
  ])('%s', text => {
    expect(lintMigration(text)).toEqual([])
  })
  it('and what stands after it is', () => {
    expect(lintMigration('/* a */ DROP TABLE a /* b */')).toHaveLength(1)
    expect(lintMigration('-- a\nDROP TABLE a')).toHaveLength(1)
    expect(lintMigration("SELECT 'x' || 'y'; DROP TABLE a")).toHaveLength(1)
    expect(lintMigration('SELECT $$a$$; DROP TABLE a; SELECT $$b$$')).toHaveLength(1)
  })
})

it.each(['--contract:', '-- contract: ', "SELECT '-- contract: x'", 'x -- contract: nobody reads it'])(
  'a file is not marked by %s',
  mark => {
    expect(lintMigration(`${mark}\nDROP TABLE a`)).not.toEqual([])
  },
)
