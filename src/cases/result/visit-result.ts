import { inTransaction } from '../../foundation/database/index.ts'
import { NotFound } from '../../foundation/errors.ts'
import { getFile } from '../../foundation/files/index.ts'
import type { Answer, Visit } from '../../foundation/http/index.ts'
import { fetchLetter, getLetter } from '../../post/index.ts'
import type { Case } from '../case.ts'

/** The letter of this case, as far as it may be fetched online. */
export async function getResult(visit: Visit, record: Case): Promise<Answer> {
  const letter = await getLetter(visit.db, visit.params.letter ?? '')
  if (letter.caseId !== record.id || letter.delivery !== 'online' || !letter.fileId) throw new NotFound()
  const { content, name } = await getFile(visit.db, letter.fileId)
  await inTransaction(visit.db, tx => fetchLetter(tx, letter.id, visit.clock.now()))
  return { kind: 'file', content, name, type: 'application/pdf', disposition: 'attachment' }
}
