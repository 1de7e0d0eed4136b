/** Statements after which the version before can no longer work with the database, or stands still for long. */
const BREAKING: readonly (readonly [pattern: RegExp, says: string])[] = [
  [/\bDROP (TABLE|COLUMN|SCHEMA|TYPE|VIEW|FUNCTION|SEQUENCE)\b/i, 'drops what the version before uses'],
  [
    /\bALTER TABLE\b[^;]*\bDROP (?!CONSTRAINT\b|DEFAULT\b|NOT\b|EXPRESSION\b|IDENTITY\b)\w+/i,
    'drops a column',
  ],
  [/\bRENAME\b/i, 'renames what the version before uses'],
  [/\bALTER (COLUMN )?\w+ (SET DATA )?TYPE\b/i, 'changes a type and rewrites the table'],
  [/\bSET NOT NULL\b/i, 'demands a value that the version before does not write'],
  [
    /\bADD (COLUMN )?(IF NOT EXISTS )?\w+ [\w().[\]]+ NOT NULL(?![^,;]*\bDEFAULT\b)/i,
    'adds a column without a default that must have a value',
  ],
  [
    /\bADD (CONSTRAINT \w+ )?(CHECK|UNIQUE|FOREIGN KEY|EXCLUDE|PRIMARY KEY)\b(?![^;]*\bNOT VALID\b)/i,
    'demands of old rows, and of the version before, what neither knows',
  ],
  // At the beginning: a trigger may well name it.
  [/^\s*(TRUNCATE|LOCK TABLE)\b/i, 'shuts the version before out'],
]

/** With its reason in the same line. */
const MARKER = /^-- *contract: *\S/m

/**
 * Two versions run beside each other while a house is upgraded: expand first, contract a release later. A file that
 * contracts says so, and why it may: `-- contract: nothing has read this column since 0.3`.
 *
 * @returns a sentence for each statement that would break the version before; none where the file is marked
 */
export function lintMigration(text: string): string[] {
  if (MARKER.test(text)) return []
  const statements = bare(text).split(';')
  return statements.flatMap(statement =>
    BREAKING.filter(([pattern]) => pattern.test(statement)).map(
      ([, says]) => `${statement.trim().slice(0, 80)}: ${says}`,
    ),
  )
}

/** In one line, without comments, texts and bodies of functions: they are not executed on the tables. */
function bare(text: string): string {
  return text
    .replaceAll(/\$(\w*)\$.*?\$\1\$/gs, "''")
    .replaceAll(/'(?:[^']|'')*'/g, "''")
    .replaceAll(/--[^\n]*/g, '')
    .replaceAll(/\/\*.*?\*\//gs, '')
    .replaceAll(/\s+/g, ' ')
}
