import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the product, whether the code runs from `src/` or bundled from `dist/`. */
export const root = findRoot(dirname(fileURLToPath(import.meta.url)))

function findRoot(folder: string): string {
  const manifest = join(folder, 'package.json')
  if (existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).name === 'schalter') return folder
  const parent = dirname(folder)
  if (parent === folder) throw new Error('The folder of Schalter was not found above the running program.')
  return findRoot(parent)
}
