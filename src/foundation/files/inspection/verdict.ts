import { type AcceptedType, acceptedTypes, type FileRefusal, fileRefusals } from '../file.ts'

/** What the looking process says of a file: its type and what to keep of it, or why it is not taken. */
export type Verdict = { ok: true; type: AcceptedType; content: Buffer } | { ok: false; refusal: FileRefusal }

const LINE_END = '\n'

/** One line, `image/png 1234` or a refusal, and then as many bytes as it says. */
export function written(verdict: Verdict): Buffer {
  if (!verdict.ok) return Buffer.from(verdict.refusal + LINE_END)
  const { type, content } = verdict
  return Buffer.concat([Buffer.from(`${type} ${content.length}${LINE_END}`), content])
}

/** Null for anything that is not a whole verdict: its writer may have died half-way, or be in a stranger's hands. */
export function readVerdict(answer: Buffer): Verdict | null {
  const end = answer.indexOf(LINE_END)
  const [word = '', length] = answer.subarray(0, Math.max(end, 0)).toString('latin1').split(' ')
  const content = answer.subarray(end + 1)
  if (Object.hasOwn(fileRefusals, word)) return { ok: false, refusal: word as FileRefusal }
  if (!Object.hasOwn(acceptedTypes, word) || content.length === 0 || `${content.length}` !== length)
    return null
  return { ok: true, type: word as AcceptedType, content }
}
