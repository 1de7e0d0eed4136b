import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { lockFolder } from './folder-lock.ts'
import { type EmbeddedDatabase, startEmbedded } from './start-embedded.ts'

const PREFIX = 'schalter-temporary-'
const MINUTES = 60_000

/** A server in a folder of its own that goes when it stops. It is fast, because nobody would miss its data. */
export async function startTemporary(program: string): Promise<EmbeddedDatabase> {
  await removeForgotten()
  const folder = mkdtempSync(join(tmpdir(), PREFIX))
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

/** A run that was killed could not take its folder away. Whether anybody still uses one, its lock says. */
async function removeForgotten(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter(name => name.startsWith(PREFIX))) {
    const folder = join(tmpdir(), name)
    try {
      const { uid, mtimeMs } = statSync(folder)
      if (uid !== process.getuid?.() || Date.now() - mtimeMs < 5 * MINUTES) continue
      const lock = await lockFolder(folder, 'tidying up', 0)
      rmSync(folder, { recursive: true, force: true })
      await lock.release()
    } catch {
      // In use, or somebody else is just removing it.
    }
  }
}
