import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type EmbeddedDatabase, startEmbedded } from './start-embedded.ts'

/** A server in a folder of its own that goes when it stops. It is fast, because nobody would miss its data. */
export async function startTemporary(program: string): Promise<EmbeddedDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'schalter-temporary-'))
  const remove = () => rmSync(folder, { recursive: true, force: true })
  try {
    const embedded = await startEmbedded({ folder, program, durable: false })
    return {
      url: embedded.url,
      async stop() {
        await embedded.stop()
        remove()
      },
    }
  } catch (error) {
    remove()
    throw error
  }
}
