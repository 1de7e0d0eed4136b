import type { Clock } from '../foundation/clock.ts'
import { type Database, inTransaction, type Transaction } from '../foundation/database/index.ts'
import { emitEvent } from '../foundation/events/index.ts'
import { storeFile } from '../foundation/files/index.ts'
import type { LetterToSend } from './letter.ts'
import { insertLetter, moveLetter, noteLetterError, orderedLetters, takeOrderedLetter } from './queries.ts'
import { LetterContent, renderLetter } from './rendering/index.ts'

const printer = { kind: 'system', name: 'Schalter' } as const

/** Orders a letter in the transaction of the decision; the worker makes the PDF. */
export async function orderLetter(tx: Transaction, letter: LetterToSend): Promise<void> {
  await insertLetter(tx, { ...letter, content: LetterContent.parse(letter.content) })
}

async function produceLetter(db: Database, clock: Clock, id: string): Promise<boolean> {
  return inTransaction(db, async tx => {
    const letter = await takeOrderedLetter(tx, id)
    if (!letter) return false
    const { content, caseId, team } = letter
    const pdf = Buffer.from(await renderLetter(content))
    const at = clock.now()
    const fileId = await storeFile(tx, {
      name: `${content.reference}.pdf`,
      type: 'application/pdf',
      content: pdf,
      at,
      owner: caseId,
      team,
      purpose: 'letter',
    })
    await moveLetter(tx, id, 'produced', { actor: printer, at, fileId })
    await emitEvent(tx, { name: 'letter-produced', subject: id, at })
    return true
  })
}

/**
 * Makes the PDFs of letters that were ordered. The row itself is the job: after a crash it is still ordered.
 * One that fails keeps its error for the post clerk to see and does not hold up the others.
 */
export async function produceOrderedLetters(db: Database, clock: Clock, limit = 20): Promise<number> {
  return produceLetters(db, clock, await orderedLetters(db, limit))
}

/** The same for some letters, by their ids. */
export async function produceLetters(db: Database, clock: Clock, ids: readonly string[]): Promise<number> {
  let made = 0
  for (const id of ids) {
    try {
      if (await produceLetter(db, clock, id)) made += 1
    } catch (error) {
      await noteLetterError(db, id, String(error))
    }
  }
  return made
}
