/** Why a letter could not be made. `busy` and `died` may be tried again later; the others will not get better. */
export type LetterFault = 'busy' | 'closed' | 'died' | 'refused' | 'timeout'

export class LetterError extends Error {
  override name = 'LetterError'
  readonly fault: LetterFault

  constructor(fault: LetterFault, message: string) {
    super(message)
    this.fault = fault
  }
}
