import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * Written aside and renamed: whoever reads the folder meanwhile never meets half a file.
 * @param mode who may read it, as `0o600`; left out: as the account usually has it
 */
export async function writeWhole(
  folder: string,
  name: string,
  content: string | Buffer,
  mode?: number,
): Promise<void> {
  await mkdir(folder, { recursive: true })
  const draft = join(folder, `.${name}.part`)
  await writeFile(draft, content, { mode })
  await rename(draft, join(folder, name))
}
