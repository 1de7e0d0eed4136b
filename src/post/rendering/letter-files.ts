import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The root of the program, whether this runs from the sources or from the bundle. */
const root = rootAbove(dirname(fileURLToPath(import.meta.url)))

/** What a letter is made with. The compiler runs as it stands in the sources, never bundled. */
export const letterFiles = {
  compiler: join(root, 'src/post/rendering/letter-compiler.mjs'),
  template: join(root, 'src/post/rendering/letter.typ'),
  fonts: ['Regular', 'Bold'].map(style => join(root, `assets/fonts/SchalterSans-${style}.ttf`)),
}

function rootAbove(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder
  const parent = dirname(folder)
  if (parent === folder) throw new Error('No package.json above the letter templates.')
  return rootAbove(parent)
}
