import { checkFile, fileRefusals } from '../../foundation/files/index.ts'
import type { Visit } from '../../foundation/http/index.ts'
import type { FileToAdd } from './keep-document.ts'
import { documentMessages } from './messages.ts'

type ReadFile = { file: FileToAdd } | { error: string }

export async function uploadedFile(visit: Visit, field: string): Promise<ReadFile> {
  const upload = visit.body.files.find(file => file.field === field)
  if (!upload) return { error: documentMessages[visit.language].fileMissing }
  const checked = await checkFile(upload, visit.address)
  return checked.ok ? { file: checked.file } : { error: fileRefusals[checked.refusal][visit.language] }
}
