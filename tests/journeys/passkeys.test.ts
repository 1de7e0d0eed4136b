import { afterAll, beforeAll, expect, it } from 'vitest'
import { query } from '../support/database.ts'
import { type RunningHouse, startHouse } from '../support/house.ts'
import { inspect } from '../support/inspect.ts'
import { signInByHand } from '../support/staff.ts'
import { openVisitor, type Visitor } from '../support/visitor.ts'

let house: RunningHouse
/** Passkeys belong to a name, so this house is reached by one. */
let address: string
beforeAll(async () => {
  const publicUrl = (port: number) => ({ PUBLIC_URL: `http://localhost:${port}` })
  house = await startHouse({ worker: false, environment: publicUrl })
  address = house.address.replace('127.0.0.1', 'localhost')
})
afterAll(() => house.stop())

/** A device that makes passkeys and recognises its owner, as the browser's own tools imitate one. */
async function withKeys(visitor: Visitor, isUserVerified = true) {
  const cdp = await visitor.context.newCDPSession(visitor.page)
  await cdp.send('WebAuthn.enable')
  const options = {
    protocol: 'ctap2' as const,
    transport: 'internal' as const,
    hasResidentKey: true,
    hasUserVerification: true,
    isUserVerified,
    automaticPresenceSimulation: true,
  }
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', { options })
  return { cdp, authenticatorId }
}

it('a passkey is made, signs in without password and code, counts, and is removed', async () => {
  const staff = await openVisitor({ address })
  const { cdp, authenticatorId } = await withKeys(staff)
  await staff.go('/amt/konto/passkeys')
  await signInByHand(staff, 'demir', house.databaseUrl)
  await staff.arrivesAt('Passkeys')
  expect(await inspect(staff)).toEqual([])
  await staff.fill({ 'Name des neuen Passkeys': 'Laptop zu Hause' })
  await staff.press('Passkey hinzufügen')
  await staff.reads('Der Passkey ist hinzugefügt.')
  expect(await inspect(staff)).toEqual([])
  await staff.press('Abmelden')

  const signIn = async () => {
    await staff.go('/amt/konto')
    await staff.arrivesAt('Anmelden im Amt')
    await staff.press('Mit Passkey anmelden')
  }
  expect(await inspect(staff)).toEqual([])
  await signIn()
  await staff.arrivesAt('Ihr Konto: Cem Demir')
  await staff.reads('1 Passkey')
  const [used] = await query<{ counter: string }>(house.adminUrl, 'SELECT counter FROM people.passkey')
  expect(Number(used!.counter)).toBeGreaterThan(0)
  await staff.press('Abmelden')

  // A copy of the key counts from where it was copied: it is behind, and refused.
  const { credentials } = await cdp.send('WebAuthn.getCredentials', { authenticatorId })
  await cdp.send('WebAuthn.removeCredential', {
    authenticatorId,
    credentialId: credentials[0]!.credentialId,
  })
  await cdp.send('WebAuthn.addCredential', {
    authenticatorId,
    credential: { ...credentials[0]!, signCount: 0 },
  })
  await signIn()
  await staff.reads('Die Anmeldung mit dem Passkey hat nicht geklappt.')

  await cdp.send('WebAuthn.removeCredential', {
    authenticatorId,
    credentialId: credentials[0]!.credentialId,
  })
  await cdp.send('WebAuthn.addCredential', {
    authenticatorId,
    credential: { ...credentials[0]!, signCount: 50 },
  })
  await signIn()
  await staff.go('/amt/konto/passkeys')
  await staff.press('Passkey „Laptop zu Hause“ entfernen')
  await staff.reads('Der Passkey ist entfernt.')
  await staff.press('Abmelden')
  await signIn()
  await staff.reads('Die Anmeldung mit dem Passkey hat nicht geklappt.')
})

it('a device that does not recognise its owner signs nobody in', async () => {
  const staff = await openVisitor({ address })
  const { cdp, authenticatorId } = await withKeys(staff)
  await staff.go('/amt/konto/passkeys')
  await signInByHand(staff, 'lund', house.databaseUrl)
  await staff.fill({ 'Name des neuen Passkeys': 'Diensthandy' })
  await staff.press('Passkey hinzufügen')
  await staff.reads('Der Passkey ist hinzugefügt.')
  await staff.press('Abmelden')
  await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false })
  expect(await staff.page.getByRole('alert').count()).toBe(0)
  await staff.button('Mit Passkey anmelden').click()
  await staff.page.getByRole('alert').filter({ hasText: 'nicht geklappt' }).waitFor()
  await staff.go('/amt/konto')
  await staff.arrivesAt('Anmelden im Amt')
})

it('without scripts the sign-in has no such button, and works', async () => {
  const staff = await openVisitor({ address, javaScript: false })
  await staff.go('/amt/konto')
  expect(await staff.button('Mit Passkey anmelden').count()).toBe(0)
  await signInByHand(staff, 'nguyen', house.databaseUrl)
  await staff.arrivesAt('Ihr Konto: Linh Nguyễn')
  await staff.go('/amt/konto/passkeys')
  await staff.reads('Dieser Browser kann hier keinen Passkey anlegen')
})
