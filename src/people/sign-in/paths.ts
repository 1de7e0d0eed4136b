export const SIGN_IN_PATH = '/amt/anmeldung'

/** Only paths of the workbench: an address in a link must not lead elsewhere after the sign-in. */
export function safeReturn(to: string): string {
  return /^\/amt\/(?![/\\])[\w\-/?=&.%]*$/.test(to) && !to.startsWith(SIGN_IN_PATH) ? to : '/amt/'
}
