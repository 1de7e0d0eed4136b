import { CONFIRM_PATH } from '../sessions/step-up.ts'
import { SIGN_IN_PATH } from '../sign-in/paths.ts'

export const SINGLE_SIGN_ON_PATH = `${SIGN_IN_PATH}/extern`
/** These three are entered at the provider: where people come back to, and where it says that a session has ended. */
export const RETURN_PATH = `${SINGLE_SIGN_ON_PATH}/zurueck`
export const SIGNED_OUT_PATH = '/amt/abmeldung/fertig'
export const BACK_CHANNEL_PATH = '/amt/abmeldung/vom-anbieter'

export const CONFIRM_AT_PROVIDER = `${CONFIRM_PATH}/extern`
