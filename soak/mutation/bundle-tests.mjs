import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { Script } from 'node:vm'
import { build } from 'esbuild'

/** Who needs a database, false timers or something tidied up tests more than a rule, and is left out. */
const DATABASE = 'src/foundation/testing/clone-database.ts'
const MORE_THAN_RULES = /import \{[^}]*\b(after\w+|beforeEach|vi)\b[^}]*\} from "vitest"/

/**
 * Each test file with all of ours that it imports, as one script; packages stay outside and are loaded once. Left out
 * are those that reach none of the rules.
 */
export async function bundleTests(paths, rules) {
  const here = { entryPoints: paths, absWorkingDir: process.cwd() }
  const { outputFiles, metafile } = await build({ ...asScripts, ...here })
  return Object.entries(metafile.outputs).flatMap(([name, { entryPoint: path, inputs }]) => {
    const { text } = outputFiles.find(file => file.path.endsWith(`/${name}`))
    if (inputs[DATABASE] || MORE_THAN_RULES.test(text) || !rules.some(rule => inputs[rule])) return []
    const script = new Script(`(async function (require) {${requiring(text)}\n})`, { filename: name })
    return { path, script, reaches: file => Boolean(inputs[file]) }
  })
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

/** A script has no `import.meta`: the file's own address is put in. */
const ownAddress = {
  name: 'own-address',
  setup({ onLoad }) {
    onLoad({ filter: /\/src\/.*\.tsx?$/ }, ({ path }) => {
      const own = JSON.stringify(pathToFileURL(path).href)
      const contents = readFileSync(path, 'utf8').replaceAll('import.meta.url', own)
      return { contents, loader: path.endsWith('x') ? 'tsx' : 'ts' }
    })
  },
}

const asScripts = {
  bundle: true,
  write: false,
  metafile: true,
  outdir: 'bundled',
  outbase: '.',
  format: 'esm',
  platform: 'node',
  target: 'node20',
  packages: 'external',
  inject: ['./src/foundation/testing/compare-moments.ts'],
  jsx: 'automatic',
  jsxImportSource: 'preact',
  logLevel: 'silent',
  plugins: [ownAddress],
}
