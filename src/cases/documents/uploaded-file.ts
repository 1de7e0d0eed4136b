import { checkFile, fileRefusals } from '../../foundation/files/index.ts'
import type { Visit } from '../../foundation/http/index.ts'
import type { FileToAdd } from './keep-document.ts'
import { documentMessages } from './messages.ts'

type ReadFile = { file: FileToAdd } | { error: string }

export async function uploadedFile(visit: Visit, field: string): Promise<ReadFile> {
  const upload = visit.body.files.find(file => file.field === field)
  if (!upload) return { error: documentMessages[visit.language].fileMissing }
  if (upload.tooLarge) return { error: fileRefusals.tooLarge[visit.language] }
  const checked = await checkFile(upload.content)
  if (!checked.ok) return { error: fileRefusals[checked.refusal][visit.language] }
  return { file: { name: upload.name, type: checked.type, content: upload.content } }
}
