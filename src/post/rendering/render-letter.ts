import { LetterContent } from './letter-content.ts'
import { letterInput } from './letter-input.ts'
import { LetterProcess } from './letter-process.ts'

let letterProcess: LetterProcess | undefined

/**
 * A letter as a tagged PDF (PDF/UA-1), A4 after DIN 5008 form B: the address stands in the window of an envelope.
 * The same letter gives the same bytes. Throws a `ZodError` for a letter that is not complete, a `LetterError` when it
 * cannot be made (its `fault` says whether trying again may help).
 */
export async function renderLetter(letter: LetterContent): Promise<Uint8Array> {
  const input = letterInput(LetterContent.parse(letter))
  letterProcess ??= new LetterProcess()
  return letterProcess.compile(input)
}

/** Ends the child process behind `renderLetter`; the next letter would start a new one. */
export function closeLetterProcess(): void {
  letterProcess?.close()
  letterProcess = undefined
}
