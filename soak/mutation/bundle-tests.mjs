import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Script } from 'node:vm'
import { build } from 'esbuild'

/** Who needs a database, false timers or something tidied up tests more than a rule, and is left out. */
const DATABASE = /\/foundation\/testing\/clone-database\.ts$/
const MORE_THAN_RULES = /import \{[^}]*\b(after\w+|beforeEach|vi)\b[^}]*\} from 'vitest'/

/**
 * Each test file with all of ours that it imports, as one script; packages stay outside and are loaded once. Left out
 * are those that reach none of the rules.
 */
export async function bundleTests(paths, rules) {
  const changed = rules.map(path => join(process.cwd(), path))
  const bundles = await Promise.all(paths.map(path => bundle(path, changed)))
  return bundles.filter(found => found !== null)
}

async function bundle(path, changed) {
  const loaded = new Set()
  if (MORE_THAN_RULES.test(readFileSync(path, 'utf8'))) return null
  const here = { entryPoints: [path], absWorkingDir: process.cwd(), plugins: [loading(loaded)] }
  const { outputFiles } = await build({ ...asOneScript, ...here })
  const needsDatabase = [...loaded].some(file => DATABASE.test(file))
  if (needsDatabase || !changed.some(file => loaded.has(file))) return null
  const code = `(async function (require) {${requiring(outputFiles[0].text)}\n})`
  return { path, loaded, script: new Script(code, { filename: path }) }
}

/** Packages are asked for by a function, so that a script can be run again and again without them. */
function requiring(code) {
  return code.replace(/^import (?:([^;"']+) from )?"([^"]+)"(?: with [^;]+)?;$/gm, (_, names, from) => {
    const found = `require(${JSON.stringify(from)})`
    if (!names) return found
    const [, whole, list] = /^(?:(\* as \w+|\w+))?,? ?(\{[^}]*\})?$/.exec(names)
    const parts = []
    if (whole?.startsWith('*')) parts.push(`${whole.slice(5)} = ${found}`)
    else if (whole) parts.push(`${whole} = ${found}.default ?? ${found}`)
    if (list) parts.push(`${list.replace(/ as /g, ': ')} = ${found}`)
    return `const ${parts.join(', ')};`
  })
}

const asOneScript = {
  bundle: true,
  write: false,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  packages: 'external',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  logLevel: 'silent',
  inject: ['./src/foundation/testing/compare-moments.ts'],
}

/** Notes what is loaded, and puts in the file's own address: a script has no `import.meta`. */
function loading(loaded) {
  return {
    name: 'loading',
    setup({ onLoad }) {
      onLoad({ filter: /\/src\/.*\.tsx?$/ }, ({ path }) => {
        loaded.add(path)
        const text = readFileSync(path, 'utf8')
        const contents = text.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href))
        return { contents, loader: path.endsWith('x') ? 'tsx' : 'ts' }
      })
    },
  }
}
