import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readConnectionFile } from '../../src/foundation/database/index.ts'
import { query } from '../support/database.ts'
import { descendantsOf, goneWithin } from '../support/processes.ts'
import { type Program, run, temporaryFolder } from '../support/program.ts'
import { openVisitor, type Visitor } from '../support/visitor.ts'
import { writeFormless } from '../support/write-formless.ts'

const email = 'kill.neun@beispiel.de'

const hasProc = existsSync('/proc/self/cmdline')

it.runIf(hasProc)('what was acknowledged is there once, when all is killed in the next moment', async () => {
  const data = temporaryFolder()
  const receipts: Receipt[] = []
  // First the program alone; then its database with it, as when the power fails.
  for (const withDatabase of [false, true]) {
    const program = run({ data, environment: { RATE_LIMIT: 'off' } })
    const citizen = await openVisitor({ address: await program.address, javaScript: false })
    receipts.push(await applies(citizen))
    await killed(program, withDatabase)
  }

  const program = run({ data })
  const address = await program.address
  for (const receipt of receipts) await findsItAgain(address, receipt)
  const { url } = readConnectionFile(data)!
  // A mail that the killed worker had begun is due again after five minutes; nobody waits for them here.
  await query(url, 'UPDATE foundation.outbox SET due_at = created_at WHERE sent_at IS NULL')
  await expect.poll(() => waitingMails(url), { timeout: 15_000 }).toBe(0)
  for (const { reference } of receipts) {
    const cases = await query(url, 'SELECT id FROM cases.case_record WHERE reference = $1', [reference])
    expect(cases, reference).toHaveLength(1)
    expect(mailsAbout(data, reference), `mails about ${reference}`).toBe(1)
  }
  expect(await query(url, 'SELECT id FROM cases.case_record')).toHaveLength(receipts.length)
  expect(await program.stop()).toBe(0)
})

interface Receipt {
  readonly reference: string
  readonly code: string
}

async function applies(citizen: Visitor): Promise<Receipt> {
  await writeFormless(citizen, 'Ich möchte Wohngeld beantragen.', email)
  const big = citizen.page.getByRole('complementary', { name: 'Ihre Quittung' }).locator('.receipt__big')
  const [reference, code] = await big.allInnerTexts()
  return { reference: reference!, code: code! }
}

async function killed(program: Program, withDatabase: boolean): Promise<void> {
  const family = descendantsOf(program.pid)
  const ours = family.filter(pid => /dist\/(web|worker)\.js/.test(commandOf(pid)))
  expect(ours).toHaveLength(2)
  for (const pid of [program.pid, ...(withDatabase ? family : ours)]) killIfAlive(pid)
  expect(await goneWithin(10_000, family)).toEqual([])
}

/** With its parent gone, a child of the family may have ended by itself a moment ago. */
function killIfAlive(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

function commandOf(pid: number): string {
  return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
}

async function findsItAgain(address: string, { reference, code }: Receipt): Promise<void> {
  const citizen = await openVisitor({ address })
  await citizen.go('/mein-antrag')
  await citizen.fill({ Nummer: reference, Code: code })
  await citizen.press('Stand ansehen')
  await citizen.arrivesAt('Ihr Antrag ist angekommen')
  await citizen.follow('Ihre Antworten ansehen')
  await citizen.reads('Ich möchte Wohngeld beantragen.')
}

async function waitingMails(url: string): Promise<number> {
  return (await query(url, 'SELECT id FROM foundation.outbox WHERE sent_at IS NULL')).length
}

function mailsAbout(data: string, reference: string): number {
  const folder = join(data, 'mail')
  const mails = readdirSync(folder).filter(name => name.endsWith('.json'))
  return mails.filter(name => readFileSync(join(folder, name), 'utf8').includes(reference)).length
}
