import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Written aside and renamed: whoever reads the folder meanwhile never meets half a file. */
export async function writeWhole(folder: string, name: string, content: string | Buffer): Promise<void> {
  await mkdir(folder, { recursive: true })
  const draft = join(folder, `.${name}.part`)
  await writeFile(draft, content)
  await rename(draft, join(folder, name))
}
