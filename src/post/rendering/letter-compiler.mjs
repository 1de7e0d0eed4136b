/**
 * The child process that turns letters into PDF, one at a time. The Typst compiler keeps memory for every letter and
 * can be stopped in the middle of one only from outside: both are why it has a process of its own.
 * Arguments: the template, then the fonts. It ends with the process that started it.
 */
import { readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'

const [template, ...fonts] = process.argv.slice(2)
let compiler

process.on('disconnect', () => process.exit())
process.on('message', letter => process.send(answer(letter)))

function answer(letter) {
  try {
    compiler ??= openCompiler()
    return { pdf: compile(letter), memory: process.memoryUsage.rss() }
  } catch (error) {
    return { problem: String(error?.message ?? error), memory: process.memoryUsage.rss() }
  } finally {
    compiler?.evictCache(0)
  }
}

function openCompiler() {
  const fontBlobs = fonts.map(path => readFileSync(path))
  return NodeCompiler.create({ workspace: dirname(template), fontArgs: [{ fontBlobs }] })
}

function compile(letter) {
  const compiled = compiler.compile({ mainFilePath: template, inputs: { letter } })
  // A family that is not there is only a warning to Typst, which then prints with another one.
  const complaints = [...messages(compiled.takeError()), ...messages(compiled.takeWarnings())]
  if (complaints.length > 0) throw new Error(complaints.join('; '))
  return compiler.pdf(compiled.result, { pdfStandard: 'ua-1' })
}

const messages = diagnostics => (diagnostics?.shortDiagnostics ?? []).map(each => each.message)
