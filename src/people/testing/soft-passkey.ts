import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'

const USER_PRESENT = 0x01
const USER_VERIFIED = 0x04
const KEY_ATTACHED = 0x40

export interface Answering {
  readonly challenge: string
  readonly origin: string
  readonly rpID: string
  /** Whether the device has recognised its owner. */
  readonly verified?: boolean
}

/** A passkey without a device: WebAuthn with an elliptic key (ES256), for tests alone. */
export class SoftPasskey {
  readonly id = randomBytes(16).toString('base64url')
  private readonly keys = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  private counter = 0

  /** As COSE: kty EC2, alg ES256, crv P-256, x, y. */
  get publicKey(): Buffer {
    const { x, y } = this.keys.publicKey.export({ format: 'jwk' })
    const part = (head: string, value: string) =>
      Buffer.concat([Buffer.from(head, 'hex'), Buffer.from(value, 'base64url')])
    return Buffer.concat([Buffer.from('a5010203262001', 'hex'), part('215820', x!), part('225820', y!)])
  }

  /** What the browser sends after a passkey was made; without attestation. */
  register(asked: Answering): RegistrationResponseJSON {
    const id = Buffer.from(this.id, 'base64url')
    const head = Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length])])
    const data = this.authenticatorData(asked, Buffer.concat([head, id, this.publicKey]))
    // CBOR: { fmt: 'none', attStmt: {}, authData }
    const attestationObject = Buffer.concat([
      Buffer.from('a363666d74646e6f6e656761747453746d74a068617574684461746158', 'hex'),
      Buffer.from([data.length]),
      data,
    ]).toString('base64url')
    const clientDataJSON = clientData('webauthn.create', asked).toString('base64url')
    return { ...this.credential(), response: { clientDataJSON, attestationObject } }
  }

  /** What the browser sends when the passkey is used. */
  use(asked: Answering): AuthenticationResponseJSON {
    this.counter += 1
    const [client, data] = [clientData('webauthn.get', asked), this.authenticatorData(asked)]
    const signed = Buffer.concat([data, createHash('sha256').update(client).digest()])
    return {
      ...this.credential(),
      response: {
        clientDataJSON: client.toString('base64url'),
        authenticatorData: data.toString('base64url'),
        signature: sign('sha256', signed, this.keys.privateKey).toString('base64url'),
      },
    }
  }

  private credential() {
    return { id: this.id, rawId: this.id, type: 'public-key', clientExtensionResults: {} } as const
  }

  private authenticatorData({ rpID, verified = true }: Answering, attached = Buffer.alloc(0)): Buffer {
    const flags = USER_PRESENT | (verified ? USER_VERIFIED : 0) | (attached.length > 0 ? KEY_ATTACHED : 0)
    const rest = Buffer.alloc(5)
    rest.writeUInt8(flags)
    rest.writeUInt32BE(this.counter, 1)
    return Buffer.concat([createHash('sha256').update(rpID).digest(), rest, attached])
  }
}

function clientData(type: string, { challenge, origin }: Answering): Buffer {
  return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))
}
