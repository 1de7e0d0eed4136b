import { buffer } from 'node:stream/consumers'
import { inspectFile } from './inspect-file.ts'
import { written } from './verdict.ts'

/** The looking process: one file comes in, one verdict goes out. Ends with an error where it cannot tell. */
const verdict = await inspectFile(await buffer(process.stdin))
process.stdout.end(written(verdict))
