import './check-node.mjs'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const { ensureInstalled, root } = await import('./install.mjs')
await ensureInstalled()
const { ensureBuilt } = await import('./build.mjs')
await ensureBuilt()

// The program finds its own arguments where it would without us.
const [, , name, ...rest] = process.argv
const program = join(root, 'dist', `${name}.js`)
if (!existsSync(program)) {
  console.error(`There is no program named ${name}.`)
  process.exit(1)
}
process.argv = [process.argv[0], program, ...rest]
process.setSourceMapsEnabled(true)
await import(pathToFileURL(program).href)
