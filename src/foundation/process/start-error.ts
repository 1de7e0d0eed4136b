/** A fault the operator can mend. Its message is a whole sentence; it is printed without a stack. */
export class StartError extends Error {
  override name = 'StartError'
}

/** What to print for any error: the sentence alone where there is one, else everything that helps. */
export function sentenceOf(error: unknown): string {
  if (error instanceof StartError) return error.message
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
