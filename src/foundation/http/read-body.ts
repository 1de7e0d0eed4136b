import type { MultipartFile } from '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import { Invalid } from '../errors.ts'
import { MAX_FILE_BYTES } from '../files/index.ts'
import { type Body, bodyFrom, emptyBody, type UploadedFile } from './body.ts'

async function readFile(part: MultipartFile): Promise<UploadedFile> {
  const content = await part.toBuffer().catch(() => Buffer.alloc(0))
  const tooLarge = part.file.truncated || part.file.bytesRead > MAX_FILE_BYTES
  return { field: part.fieldname, name: part.filename, content, tooLarge }
}

async function readMultipart(request: FastifyRequest): Promise<Body> {
  const entries: [string, string][] = []
  const files: UploadedFile[] = []
  try {
    for await (const part of request.parts()) {
      if (part.type === 'file') {
        const file = await readFile(part)
        // A file field that was left empty arrives as an unnamed file of no bytes.
        if (file.name || file.content.length > 0) files.push(file)
      } else if (typeof part.value === 'string') entries.push([part.fieldname, part.value])
    }
  } catch (error) {
    // Too much has a status of its own; what has none was broken off or is no form.
    throw (error as { statusCode?: number }).statusCode ? error : new Invalid(INCOMPLETE)
  }
  return bodyFrom(entries, files)
}

const INCOMPLETE = {
  de: 'Das Formular kam nicht vollständig an. Bitte senden Sie es noch einmal ab.',
  en: 'The form did not arrive as a whole. Please send it again.',
}

/** What the form sent, whichever way it was encoded. */
export async function readBody(request: FastifyRequest): Promise<Body> {
  if (request.method !== 'POST') return emptyBody
  if (request.isMultipart()) return readMultipart(request)
  if (request.body instanceof URLSearchParams) return bodyFrom(request.body.entries())
  return emptyBody
}
