import { NotFound } from '../../foundation/errors.ts'
import { getFile } from '../../foundation/files/index.ts'
import type { Answer, Visit } from '../../foundation/http/index.ts'
import { filesOf } from '../answers/index.ts'
import { openDraft } from './open-draft.ts'

/** One's own upload, to look at; always as a download. */
export async function getDraftFile(visit: Visit): Promise<Answer> {
  const { draft } = await openDraft(visit)
  const own = Object.keys(draft.answers).flatMap(question => filesOf(draft.answers, question))
  const wanted = own.find(({ fileId }) => fileId === visit.params.file)
  if (!wanted) throw new NotFound()
  const { content, type, name } = await getFile(visit.db, wanted.fileId)
  return { kind: 'file', content, type, name, disposition: 'attachment' }
}
