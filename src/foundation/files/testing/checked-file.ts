import { createHash } from 'node:crypto'
import type { CheckedFile } from '../check-file.ts'
import { type AcceptedType, safeFileName } from '../file.ts'

/** As if it had been looked into: for tests of what comes after. */
export function checkedFile(name: string, content: Buffer, type: AcceptedType = 'image/png'): CheckedFile {
  const sha256 = createHash('sha256').update(content).digest()
  return { name: safeFileName(name, type), type, content, sha256 }
}
