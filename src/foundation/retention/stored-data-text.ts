import type { RetentionRule } from './retention-rule.ts'
import { sayKeeping } from './say-keeping.ts'

const HEAD = `# What is stored, why, and how long

Record of processing activities (Art. 30 GDPR), as far as the program knows it; the controller adds name, purposes of
its own and recipients. Made from the retention rules in the code (\`retention.ts\` of each module), which also drive
the deletion jobs; citizens see the same at \`/datenschutz/speicherung\`. Renew it with
\`npx vitest run --project rules tests/stored-data.test.ts -u\`.

| tables | what | why, and on which ground | kept | deleted by | in backups |
|---|---|---|---|---|---|`

/** `docs/operations/stored-data.md`. */
export function storedDataText(rules: readonly RetentionRule[]): string {
  const lines = rules.map(({ tables, what, why, keep, deletion, restored }) => {
    const cells = [
      tables.map(table => `\`${table}\``).join(' '),
      what.en,
      why.en,
      sayKeeping(keep, 'en'),
      deletion ? `\`${deletion.name}\` at \`${deletion.at}\` UTC` : '–',
      restored === false ? 'no' : 'yes',
    ]
    return `| ${cells.join(' | ')} |`
  })
  return `${[HEAD, ...lines].join('\n')}\n`
}
